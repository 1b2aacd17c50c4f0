package io.penstock.ingress.pull;

import io.penstock.ingress.publish.ReopeningProducer;
import io.penstock.ingress.pull.api.ApiCalls;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.schemas.TopicNames;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The pull side of one ingress. It shares no event loop and no Kafka client with the webhooks.
///
/// Its clients are opened when the first connection can be pulled, and stay open.
public final class PullSide {
  private static final Logger LOG = LoggerFactory.getLogger(PullSide.class);

  /// The time between two looks at the connections in use, in milliseconds.
  private static final long LOOK_EVERY_MS = 500;

  /// The time between two tries to open the clients, in milliseconds.
  private static final long OPEN_AGAIN_MS = 5_000;

  /// The minimum time for the event loop to end.
  private static final Duration LOOP_CLOSE_MIN = Duration.ofSeconds(1);

  private static final int WORKERS = 4;

  private final Parts parts;
  private final Vertx vertx;
  private final Context context;
  private final PullClients clients;
  private @Nullable SendersSnapshot seen;
  private @Nullable ReopeningProducer producer;
  private @Nullable OpenedPull opened;
  private Future<?> opening = Future.succeededFuture();
  private String problem = "";
  private boolean closing;

  /// What the pull side is made of.
  ///
  /// @param kafka the operator's client settings by Kafka's own names
  /// @param entityBytesMax the maximum size of an entity, in bytes
  /// @param senders the snapshot in use
  /// @param calls opens the calls of APIs, on the event loop
  /// @param random gives numbers from 0 to 1
  public record Parts(
      TopicNames topics,
      Map<String, String> kafka,
      long entityBytesMax,
      PullSettings settings,
      Supplier<SendersSnapshot> senders,
      CallsOpening calls,
      PullObserver observer,
      InstantSource clock,
      LongSupplier nanoTime,
      DoubleSupplier random) {
    public Parts {
      kafka = Map.copyOf(kafka);
    }
  }

  /// Opens the calls of APIs.
  @FunctionalInterface
  public interface CallsOpening {

    /// Opens them. Called once, on the one event loop that uses them.
    ApiCalls open(Vertx vertx);
  }

  /// A pull side that has not begun.
  public PullSide(Parts parts) {
    this.parts = parts;
    this.clients = new PullClients(parts.topics(), parts.kafka(), parts.entityBytesMax());
    this.vertx =
        Vertx.vertx(
            new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(WORKERS));
    this.context = vertx.getOrCreateContext();
  }

  /// Begins, without waiting for Kafka.
  public void start() {
    context.runOnContext(
        _ -> {
          look();
          vertx.setPeriodic(LOOK_EVERY_MS, _ -> look());
        });
  }

  private void look() {
    var now = parts.senders().get();
    if (closing || now == seen) {
      return;
    }
    seen = now;
    if (opened != null) {
      opened.use(now);
    } else if (opening.isComplete()) {
      openIfNeeded();
    }
  }

  private void openIfNeeded() {
    var senders = parts.senders().get().connections().named().values();
    if (closing || opened != null || senders.stream().noneMatch(PullTarget::pullable)) {
      return;
    }
    var sending = producer == null ? clients.producer(vertx) : producer;
    producer = sending;
    opening =
        vertx
            .executeBlocking(() -> open(sending), false)
            .onComplete(
                clientsOpen -> opened(clientsOpen, sending),
                e -> {
                  tell(String.valueOf(e.getMessage()));
                  vertx.setTimer(OPEN_AGAIN_MS, _ -> openIfNeeded());
                });
  }

  private PullClients.Opened open(ReopeningProducer sending) {
    if (sending.closed()) {
      sending.reopen();
    }
    return clients.open();
  }

  private void tell(String found) {
    if (!found.equals(problem)) {
      problem = found;
      LOG.warn("no connection is pulled yet: {}", found);
    }
  }

  private void opened(PullClients.Opened kafka, ReopeningProducer sending) {
    var topics = parts.topics();
    var loop =
        new PullLoop(
            parts.calls().open(vertx),
            new AnswerPublisher(context, sending),
            parts.observer(),
            new QueuedIds(),
            new PagePace(vertx, parts.nanoTime(), parts.settings().pollRowsMax()),
            parts.settings(),
            topics.watermarks(),
            parts.entityBytesMax(),
            parts.clock(),
            parts.random());
    var consumer = kafka.consumer();
    var senders = parts.senders().get().connections();
    var run =
        new PullRun(loop, topics.webhooks(), kafka.partitions(), senders, consumer::committable);
    var now =
        new OpenedPull(
            vertx,
            loop,
            run,
            new FetchConsumer(vertx, consumer, topics.fetches(), run),
            sending,
            new WatermarkReader(
                topics.watermarks(),
                ConsumerSettings.ofWatermarks(parts.kafka()),
                parts.nanoTime()));
    opened = now;
    now.start();
    LOG.info("pulling: requests of {} are answered", topics.fetches());
  }

  /// Ends: finishes what is being stored, commits, and leaves the group. It blocks.
  public void close(Duration max) {
    try {
      Future.<Void>future(done -> context.runOnContext(_ -> closeOnLoop().onComplete(done)))
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(max.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } finally {
      var left = max.compareTo(LOOP_CLOSE_MIN) < 0 ? LOOP_CLOSE_MIN : max;
      vertx
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .orTimeout(left.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    }
  }

  private Future<Void> closeOnLoop() {
    closing = true;
    return opening.otherwiseEmpty().compose(_ -> closeClients());
  }

  private Future<Void> closeClients() {
    if (opened != null) {
      return opened.close();
    }
    var open = producer;
    if (open == null) {
      return Future.succeededFuture();
    }
    return vertx
        .executeBlocking(
            () -> {
              open.close(LOOP_CLOSE_MIN);
              return true;
            },
            false)
        .mapEmpty();
  }
}
