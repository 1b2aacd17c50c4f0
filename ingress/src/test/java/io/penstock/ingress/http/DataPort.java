package io.penstock.ingress.http;

import static io.penstock.proof.fixtures.senders.Makini.connection;
import static io.penstock.proof.fixtures.senders.Makini.connections;
import static io.penstock.proof.fixtures.senders.Makini.disconnected;

import io.penstock.ingress.fixture.HeldKafka;
import io.penstock.ingress.intake.ByteBudget;
import io.penstock.ingress.intake.IngressLifecycle;
import io.penstock.ingress.intake.RequestLimits;
import io.penstock.ingress.operate.samples.RefusedSamples;
import io.penstock.ingress.operate.samples.Sampler;
import io.penstock.ingress.operate.silence.SenderActivities;
import io.penstock.ingress.publish.ReopeningProducer;
import io.penstock.ingress.socket.SocketLimit;
import io.penstock.ingress.socket.tls.Credentials;
import io.penstock.ingress.socket.tls.OpenHandshakes;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.senders.Makini;
import io.penstock.proof.fixtures.senders.RawConnection;
import io.penstock.settings.service.Readiness;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The data port on a real socket of this machine, with a Kafka and a clock that the test holds.
///
/// `conn-42` is active, `conn-43` too, `conn-gone` is disconnected, all with [Makini#SECRET].
final class DataPort implements AutoCloseable {
  static final int BODY_MAX = 100_000;
  static final int BUDGET = 1_000_000;
  static final int SOCKETS_MAX = 30;
  static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  static final RequestLimits LIMITS =
      new RequestLimits(
          BODY_MAX,
          8192,
          Duration.ofSeconds(8),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(75));

  final HeldKafka kafka;
  final ByteBudget budget = new ByteBudget(BUDGET, _ -> 25);
  final SocketLimit sockets = new SocketLimit(SOCKETS_MAX);
  final OpenHandshakes handshakes;
  final RecordedOutcomes outcomes;
  final SenderActivities activities = new SenderActivities();
  final List<Long> loopDelays = new CopyOnWriteArrayList<>();
  final IngressLifecycle lifecycle = new IngressLifecycle(() -> this.broker);
  final RefusedSamples samples = new RefusedSamples();
  private volatile Readiness broker = new Readiness.Ready();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000L);
  private final Vertx vertx = Vertx.vertx();
  private final List<DataPortVerticle> receivers = new ArrayList<>();

  private DataPort(HeldKafka kafka, int loops, Supplier<SendersSnapshot> senders) {
    this(kafka, loops, senders, LIMITS, null);
  }

  private DataPort(
      HeldKafka kafka,
      int loops,
      Supplier<SendersSnapshot> senders,
      RequestLimits limits,
      @Nullable Credentials credentials) {
    this.kafka = kafka;
    this.handshakes = new OpenHandshakes(sockets, nanos::get);
    this.outcomes =
        new RecordedOutcomes(
            new Sampler(
                samples, () -> senders.get().connections(), InstantSource.fixed(NOW), nanos::get),
            activities);
    var publisher = new ReopeningProducer(() -> kafka);
    publisher.reopen();
    var shared =
        new DataPortVerticle.Shared(
            "127.0.0.1",
            0,
            limits,
            sockets,
            handshakes,
            credentials,
            lifecycle,
            budget,
            senders,
            HeldKafka.TOPIC,
            publisher,
            outcomes,
            loopDelays::add,
            InstantSource.fixed(NOW),
            nanos::get,
            RandomGenerator.of("L64X128MixRandom"));
    for (int i = 0; i < loops; i++) {
      receivers.add(new DataPortVerticle(shared));
    }
    var instances = receivers.iterator();
    vertx
        .deployVerticle(instances::next, new DeploymentOptions().setInstances(loops))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private static Supplier<SendersSnapshot> unchanging() {
    var senders =
        SendersSnapshot.first(
            connections(
                connection("conn-42", Makini.SECRET),
                connection("conn-43", Makini.SECRET),
                disconnected("conn-gone", Makini.SECRET)),
            NOW);
    return () -> senders;
  }

  /// With a Kafka that acknowledges when the test says so.
  static DataPort held() {
    return new DataPort(HeldKafka.held(), 1, unchanging());
  }

  /// With a Kafka that acknowledges when the test says so, and limits of its own.
  static DataPort held(RequestLimits limits) {
    return new DataPort(HeldKafka.held(), 1, unchanging(), limits, null);
  }

  /// With a Kafka that acknowledges at once.
  static DataPort prompt() {
    return new DataPort(HeldKafka.prompt(), 1, unchanging());
  }

  /// With a Kafka that acknowledges at once, and senders that may change.
  static DataPort prompt(int loops, Supplier<SendersSnapshot> senders) {
    return new DataPort(HeldKafka.prompt(), loops, senders);
  }

  /// With a Kafka that acknowledges at once, by TLS.
  static DataPort tls(Credentials credentials) {
    return new DataPort(HeldKafka.prompt(), 1, unchanging(), LIMITS, credentials);
  }

  int port() {
    return receivers.getFirst().port();
  }

  RawConnection connect() throws IOException {
    return new RawConnection(port());
  }

  void brokerIs(Readiness readiness) {
    broker = readiness;
  }

  /// Lets deadlines pass without waiting for them.
  void advance(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  CompletableFuture<Void> stopAccepting() {
    var stopped =
        receivers.stream().map(each -> each.stopAccepting(Duration.ofSeconds(20))).toList();
    return Future.join(stopped).<Void>mapEmpty().toCompletionStage().toCompletableFuture();
  }

  CompletableFuture<Void> shutdown() {
    var servers = receivers.stream().map(each -> each.shutdown(Duration.ofSeconds(20))).toList();
    return Future.join(servers).<Void>mapEmpty().toCompletionStage().toCompletableFuture();
  }

  void awaitOutcomes(String... labels) {
    Eventually.holds(
        List.of(labels) + " rather than " + outcomes.labels,
        () -> outcomes.labels.equals(List.of(labels)));
  }

  void awaitNothingInFlight() {
    Eventually.holds("nothing in flight", () -> budget.bytes() == 0);
  }

  /// Stops it. Whatever happened before, nothing may be left in flight but what Kafka still holds.
  @Override
  public void close() {
    while (kafka.mock().completeNext()) {
      // What the test left held.
    }
    awaitNothingInFlight();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
