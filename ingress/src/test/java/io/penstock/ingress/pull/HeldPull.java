package io.penstock.ingress.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.ingress.fixture.HeldKafka;
import io.penstock.ingress.publish.ReopeningProducer;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.senders.Makini;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.Watermark;
import io.penstock.senders.connection.Connection;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A pull side that owns the partition of one connection, with a producer whose acknowledgements
/// the test gives. Watermarks go to the raw topic, so that one producer has all records.
final class HeldPull implements AutoCloseable {
  final FakeApi api = new FakeApi();
  final RecordedPull observed = new RecordedPull();
  final HeldKafka kafka = HeldKafka.held();
  final String connection = "conn-42";
  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final AtomicLong committable = new AtomicLong(-1);
  private final PullRun run;
  private long offset;

  HeldPull(Connection pulled) {
    this(pulled, System::nanoTime);
  }

  /// The same with another clock for the pace of pages.
  HeldPull(Connection pulled, LongSupplier nanoTime) {
    var producer = new ReopeningProducer(() -> kafka);
    producer.reopen();
    var loop =
        new PullLoop(
            api.replica("one", vertx),
            new AnswerPublisher(context, producer),
            observed,
            new QueuedIds(),
            new PagePace(vertx, nanoTime, PullFixture.SETTINGS.pollRowsMax()),
            PullFixture.SETTINGS,
            HeldKafka.TOPIC,
            1 << 20,
            InstantSource.system(),
            () -> 0.5);
    run =
        new PullRun(
            loop,
            HeldKafka.TOPIC,
            PullFixture.PARTITIONS,
            Makini.connections(pulled),
            (_, offset) -> committable.set(offset));
    onLoop(
        () -> {
          run.assigned(HeldKafka.PARTITION);
          return true;
        });
  }

  /// Does this on the event loop.
  <T> T onLoop(Supplier<T> work) {
    var done = new CompletableFuture<T>();
    context.runOnContext(_ -> done.complete(work.get()));
    return done.join();
  }

  /// Receives a request.
  void receive(FetchRequest request) {
    onLoop(
        () -> {
          run.received(
              new ConsumerRecord<>(
                  "makini.fetches",
                  HeldKafka.PARTITION,
                  offset++,
                  connection.getBytes(UTF_8),
                  request.write()));
          return true;
        });
  }

  /// Ends the reading of the stored watermarks.
  void know(Map<EntityType, Watermark> stored) {
    onLoop(
        () -> {
          run.unknown().forEach(each -> each.know(new HashMap<>(stored)));
          return true;
        });
  }

  /// Uses connections from now on.
  void use(Connection... connections) {
    onLoop(
        () -> {
          run.use(Makini.connections(connections));
          return true;
        });
  }

  void revoke() {
    onLoop(
        () -> {
          run.revoked(HeldKafka.PARTITION);
          return true;
        });
  }

  void pump() {
    run.pump();
  }

  /// Acknowledges the next record once it was sent.
  void acknowledge() {
    Eventually.holds("acknowledged", () -> kafka.mock().completeNext());
  }

  /// The offset to commit; -1 if nothing is finished.
  long committable() {
    return committable.get();
  }

  /// Waits until everything that the event loop has to do now is done.
  void settle() {
    for (int turn = 0; turn < 10; turn++) {
      onLoop(() -> true);
    }
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
