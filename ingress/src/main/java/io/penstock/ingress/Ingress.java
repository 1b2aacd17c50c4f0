package io.penstock.ingress;

import io.penstock.ingress.http.DataPortServers;
import io.penstock.ingress.http.DataPortVerticle;
import io.penstock.ingress.intake.ByteBudget;
import io.penstock.ingress.intake.IngressLifecycle;
import io.penstock.ingress.operate.IngressManagementServer;
import io.penstock.ingress.operate.IngressObserver;
import io.penstock.ingress.operate.RefusalLog;
import io.penstock.ingress.operate.RefusedSampleRoutes;
import io.penstock.ingress.operate.metrics.CertificateMetrics;
import io.penstock.ingress.operate.metrics.IngressMetrics;
import io.penstock.ingress.operate.samples.RefusedSamples;
import io.penstock.ingress.operate.samples.Sampler;
import io.penstock.ingress.operate.silence.SenderActivities;
import io.penstock.ingress.operate.silence.SilenceWatch;
import io.penstock.ingress.operate.trace.OtlpTracing;
import io.penstock.ingress.operate.trace.Tracing;
import io.penstock.ingress.operate.trace.TracingSettings;
import io.penstock.ingress.publish.ProducerSettings;
import io.penstock.ingress.publish.RawTopicWatch;
import io.penstock.ingress.publish.ReopeningProducer;
import io.penstock.ingress.publish.TopicDurability;
import io.penstock.ingress.publish.TopicProbe;
import io.penstock.ingress.publish.VertxProducer;
import io.penstock.ingress.pull.PullSide;
import io.penstock.ingress.reload.FilesWatch;
import io.penstock.ingress.reload.SendersInUse;
import io.penstock.ingress.reload.SendersWatch;
import io.penstock.ingress.socket.SocketLimit;
import io.penstock.ingress.socket.tls.Credentials;
import io.penstock.ingress.socket.tls.CredentialsInUse;
import io.penstock.ingress.socket.tls.OpenHandshakes;
import io.penstock.ingress.socket.tls.TlsSettings;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.senders.connection.LoadedConnections;
import io.penstock.settings.service.PortInUseException;
import io.penstock.settings.service.Readiness;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ingress service, wired and running. Closing it drains it: no accepted request is dropped.
public final class Ingress implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ingress.class);

  /// What the producer has for its last records however late it is.
  private static final Duration PRODUCER_CLOSE_MIN = Duration.ofSeconds(1);

  /// What the pull side has to leave its group however late it is.
  private static final Duration PULL_CLOSE_MIN = Duration.ofSeconds(1);

  /// What event loops have to end however late it is.
  private static final Duration LOOPS_CLOSE_MIN = Duration.ofSeconds(1);

  private final IngressSettings settings;
  private final Vertx vertx;
  private final Vertx operators;
  private final ByteBudget budget;
  private final SocketLimit sockets;
  private final OpenHandshakes handshakes;
  private final ReopeningProducer producer;
  private final TopicProbe probe;
  private final RawTopicWatch watch;
  private final IngressLifecycle lifecycle;
  private final RefusedSamples samples = new RefusedSamples();
  private final SendersInUse senders;
  private final FilesWatch<LoadedConnections> sendersWatch;
  private final SenderActivities activities = new SenderActivities();
  private final SilenceWatch silenceWatch;
  private final Tracing tracing;
  private final @Nullable FilesWatch<Credentials> certificateWatch;
  private final IngressMetrics metrics;
  private final PullSide pull;
  private final LongSupplier nanoTime;
  private final DataPortServers servers = new DataPortServers();
  private final int port;
  private final int managementPort;

  /// Starts it; it listens when this returns, and is ready once the broker is there.
  ///
  /// @throws PortInUseException where it can't listen
  public static Ingress start(
      IngressSettings settings, InstantSource clock, LongSupplier nanoTime) {
    var loops = Runtime.getRuntime().availableProcessors();
    var vertx = vertx(loops);
    var operators = vertx(1);
    try {
      return new Ingress(settings, vertx, operators, loops, clock, nanoTime);
    } catch (PortInUseException e) {
      vertx.close().await();
      operators.close().await();
      throw e;
    }
  }

  private static Vertx vertx(int loops) {
    return Vertx.vertx(
        new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(loops));
  }

  private Ingress(
      IngressSettings settings,
      Vertx vertx,
      Vertx operators,
      int loops,
      InstantSource clock,
      LongSupplier nanoTime) {
    this.settings = settings;
    this.vertx = vertx;
    this.operators = operators;
    this.nanoTime = nanoTime;
    var topic = settings.topics().webhooks();
    var bodyMax = settings.limits().bodyBytesMax();
    this.senders = new SendersInUse(SendersSnapshot.first(settings.connections(), clock.instant()));
    this.budget = new ByteBudget(settings.inFlightBytesMax(), this::sharePercent);
    this.sockets = new SocketLimit(settings.connectionsMax());
    this.handshakes = new OpenHandshakes(sockets, nanoTime);
    this.producer =
        new ReopeningProducer(
            VertxProducer.opening(vertx, ProducerSettings.of(settings.kafka(), bodyMax)));
    this.probe =
        new TopicProbe(
            producer,
            topic,
            new TopicDurability(bodyMax),
            settings.durability() == IngressSettings.DurabilityMode.STRICT,
            settings.kafka());
    this.watch = new RawTopicWatch(probe);
    producer.whenFailed(watch::lookSoon);
    this.lifecycle = new IngressLifecycle(watch::readiness);
    this.sendersWatch = SendersWatch.of(settings.senders(), senders, clock);
    this.silenceWatch = new SilenceWatch(activities, () -> senders.get().connections(), clock);
    this.tracing = tracing(settings.tracing(), topic);
    this.metrics =
        new IngressMetrics(
            budget,
            sockets,
            producer,
            samples,
            senders,
            activities,
            tracing,
            lifecycle::readiness,
            nanoTime);
    this.certificateWatch = watch(settings.tls(), clock);
    this.port = listen(shared(clock), loops);
    this.managementPort = listenForOperators();
    this.pull = new PullAssembly(settings, senders, metrics, clock, nanoTime).pullSide();
    watch.start();
    sendersWatch.start(settings.sendersReload());
    silenceWatch.start();
    pull.start();
    if (certificateWatch != null) {
      certificateWatch.start(settings.sendersReload());
    }
  }

  private @Nullable FilesWatch<Credentials> watch(@Nullable TlsSettings tls, InstantSource clock) {
    if (tls == null) {
      return null;
    }
    var newest = new CredentialsInUse(tls.credentials(), clock, servers::use);
    metrics.add(new CertificateMetrics(newest, handshakes));
    return newest.watch(tls.files());
  }

  private int sharePercent(String connectionId) {
    var connection = senders.get().connections().find(connectionId);
    var own = connection == null ? null : connection.sharePercent();
    return own == null ? settings.sharePercent() : own;
  }

  private DataPortVerticle.Shared shared(InstantSource clock) {
    return new DataPortVerticle.Shared(
        settings.host(),
        settings.port(),
        settings.limits(),
        sockets,
        handshakes,
        settings.tls() == null ? null : settings.tls().credentials(),
        lifecycle,
        budget,
        senders,
        settings.topics().webhooks(),
        producer,
        new IngressObserver(metrics, new RefusalLog(nanoTime), sampler(clock), tracing, activities),
        metrics::loopDelay,
        clock,
        nanoTime,
        () -> ThreadLocalRandom.current().nextLong());
  }

  private static Tracing tracing(TracingSettings settings, String topic) {
    var endpoint = settings.endpoint();
    return endpoint == null ? Tracing.OFF : OtlpTracing.to(endpoint, settings.ratio(), topic);
  }

  private @Nullable Sampler sampler(InstantSource clock) {
    return settings.samplesToken() == null
        ? null
        : new Sampler(samples, () -> senders.get().connections(), clock, nanoTime);
  }

  private int listen(DataPortVerticle.Shared shared, int loops) {
    await(servers.listen(vertx, shared, loops), "http.port", settings.host(), settings.port());
    return servers.port();
  }

  private int listenForOperators() {
    var token = settings.samplesToken();
    var refused = token == null ? null : new RefusedSampleRoutes(samples, token);
    var server =
        new IngressManagementServer(servers::alive, lifecycle::readiness, metrics::scrape, refused);
    var host = settings.managementHost();
    var listening = server.listen(operators, host, settings.managementPort());
    return await(listening, "management.port", host, settings.managementPort()).actualPort();
  }

  private static <T> T await(Future<T> listening, String setting, String host, int port) {
    try {
      return listening.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new PortInUseException(
          setting, host, port, Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  /// The data port it listens on.
  public int port() {
    return port;
  }

  /// The management port it listens on.
  public int managementPort() {
    return managementPort;
  }

  /// Whether webhooks can be stored now, and if not, why.
  public Readiness readiness() {
    return lifecycle.readiness();
  }

  /// Drains: unready at once, serving on for the drain delay, then taking nothing new and waiting
  /// for what is in flight.
  @Override
  public void close() {
    LOG.info("stopping: serving on for {} ms", settings.drainDelay().toMillis());
    lifecycle.leave();
    pause(settings.drainDelay());
    new Drain(settings.drainMax(), nanoTime)
        .step("the listening socket", Duration.ZERO, this::stopAccepting)
        .step("the data port", Duration.ZERO, servers::shutdown)
        .step("the pull side", PULL_CLOSE_MIN, pull::close)
        .step("the watch on the senders' files", Duration.ZERO, _ -> sendersWatch.close())
        .step("the watch on the certificate's files", Duration.ZERO, _ -> closeCertificateWatch())
        .step("the watch on quiet connections", Duration.ZERO, _ -> silenceWatch.close())
        .step("the watch on the broker", Duration.ZERO, _ -> watch.close())
        .step("the producer", PRODUCER_CLOSE_MIN, producer::close)
        .step("the tracing", Duration.ZERO, tracing::close)
        .step("the probe", Duration.ZERO, _ -> probe.close())
        .step("the event loops", LOOPS_CLOSE_MIN, max -> close(vertx, max))
        .step("the management port", LOOPS_CLOSE_MIN, max -> close(operators, max))
        .step("the metrics", Duration.ZERO, _ -> metrics.close());
    LOG.info("stopped");
  }

  private void closeCertificateWatch() {
    if (certificateWatch != null) {
      certificateWatch.close();
    }
  }

  /// What was accepted is served; nothing new is after that.
  private void stopAccepting(Duration max) {
    try {
      servers.stopAccepting(max);
    } finally {
      lifecycle.close();
    }
  }

  /// A loop that is stuck never ends, so it is not waited for.
  private static void close(Vertx loops, Duration max) {
    loops
        .close()
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(max.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      // Told to hurry: the rest of the drain still happens.
      Thread.currentThread().interrupt();
    }
  }
}
