package io.penstock.ingress.pull;

import io.penstock.ingress.publish.ReopeningProducer;
import io.penstock.ingress.verify.SendersSnapshot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The pull side with its Kafka clients open: what it does again and again. Used only by its event
/// loop.
final class OpenedPull {
  private static final Logger LOG = LoggerFactory.getLogger(OpenedPull.class);

  /// The time between two looks at what has become due, in milliseconds.
  static final long TICK_MS = 250;

  /// The time between two commits, and between two looks at the producer, in milliseconds.
  static final long COMMIT_EVERY_MS = 1_000;

  /// The time between two readings of watermarks that failed, in milliseconds.
  private static final long READ_AGAIN_MS = 5_000;

  private static final long IDLE_LOOK_MS = 10;
  private static final Duration PRODUCER_CLOSE_MAX = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final PullLoop loop;
  private final PullRun run;
  private final FetchConsumer consumer;
  private final ReopeningProducer producer;
  private final WatermarkReader watermarks;
  private final Set<Long> timers = new HashSet<>();
  private boolean reading;
  private boolean reopening;

  OpenedPull(
      Vertx vertx,
      PullLoop loop,
      PullRun run,
      FetchConsumer consumer,
      ReopeningProducer producer,
      WatermarkReader watermarks) {
    this.vertx = vertx;
    this.loop = loop;
    this.run = run;
    this.consumer = consumer;
    this.producer = producer;
    this.watermarks = watermarks;
  }

  void start() {
    loop.calls().listen(run);
    consumer.start();
    timers.add(vertx.setPeriodic(TICK_MS, _ -> tick()));
    timers.add(vertx.setPeriodic(COMMIT_EVERY_MS, _ -> commit()));
  }

  void use(SendersSnapshot senders) {
    run.use(senders.connections());
  }

  private void tick() {
    if (!reading) {
      readWatermarks();
    }
    run.pump();
    consumer.hold(loop.queued().over());
  }

  private void commit() {
    consumer.commit(run.committable());
    loop.observer().status(run.status());
    if (producer.closed() && !reopening) {
      reopen();
    }
  }

  private void reopen() {
    reopening = true;
    vertx
        .executeBlocking(
            () -> {
              producer.reopen();
              return true;
            },
            false)
        .onComplete(
            _ -> reopening = false,
            e -> {
              reopening = false;
              LOG.warn("the producer of answers can't be opened, and is opened again", e);
            });
  }

  /// Reads the watermarks of the connections that are new here, so that their polls begin.
  private void readWatermarks() {
    var connections = run.unknown();
    if (connections.isEmpty()) {
      return;
    }
    reading = true;
    var partitions = run.partitionsOf(connections);
    var ids = new HashSet<String>();
    connections.forEach(each -> ids.add(each.target().id()));
    vertx
        .executeBlocking(() -> watermarks.read(partitions, ids), false)
        .onComplete(
            found -> {
              reading = false;
              connections.forEach(
                  each -> each.know(found.getOrDefault(each.target().id(), Map.of())));
            },
            e -> {
              LOG.warn("watermarks can't be read, and are read again", e);
              vertx.setTimer(READ_AGAIN_MS, _ -> reading = false);
            });
  }

  /// Ends the calls, waits until what was sent to Kafka is stored, commits, and leaves the group.
  Future<Void> close() {
    timers.forEach(vertx::cancelTimer);
    run.abandon();
    return idle()
        .compose(_ -> consumer.close())
        .compose(_ -> vertx.executeBlocking(this::closeProducer, false))
        .mapEmpty();
  }

  /// Closes the producer. It runs beside other blocking work, because closing waits for such work
  /// of the Vert.x Kafka Client.
  private boolean closeProducer() {
    try {
      producer.close(PRODUCER_CLOSE_MAX);
    } catch (KafkaException e) {
      LOG.warn("the producer of answers did not close", e);
    }
    return true;
  }

  private Future<Void> idle() {
    var idle = Promise.<Void>promise();
    lookIfIdle(idle);
    return idle.future();
  }

  private void lookIfIdle(Promise<Void> idle) {
    if (loop.publisher().idle()) {
      idle.complete();
    } else {
      vertx.setTimer(IDLE_LOOK_MS, _ -> lookIfIdle(idle));
    }
  }
}
