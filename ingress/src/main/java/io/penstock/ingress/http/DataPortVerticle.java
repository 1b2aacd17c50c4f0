package io.penstock.ingress.http;

import io.penstock.ingress.intake.ByteBudget;
import io.penstock.ingress.intake.IngressLifecycle;
import io.penstock.ingress.intake.RequestLimits;
import io.penstock.ingress.publish.ReopeningProducer;
import io.penstock.ingress.publish.WebhookPublisher;
import io.penstock.ingress.socket.ListeningSocket;
import io.penstock.ingress.socket.NettyChannels;
import io.penstock.ingress.socket.SocketLimit;
import io.penstock.ingress.socket.tls.Credentials;
import io.penstock.ingress.socket.tls.OpenHandshakes;
import io.penstock.ingress.socket.tls.ServerTls;
import io.penstock.ingress.verify.SendersSnapshot;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The data port's server on one event loop. The servers of all event loops share the port.
public final class DataPortVerticle extends VerticleBase {
  private static final int SWEEP_EVERY_MS = 100;

  private final Shared shared;
  private final OpenExchanges open = new OpenExchanges();
  private final ListeningSocket listener;
  private @Nullable HttpServer server;
  private volatile @Nullable EventLoopLag delay;

  /// The collaborators and limits that all instances share.
  ///
  /// @param port 0 for any free port
  /// @param handshakes the open TLS handshakes of the port; always empty without TLS
  /// @param credentials the initial TLS credentials; `null` for HTTP without TLS
  /// @param senders supplies the snapshot in use; any event loop calls it
  /// @param topic the raw topic, which stores webhooks
  /// @param loopDelayNanos receives event-loop lag, in nanoseconds; any event loop calls it
  /// @param clock wall-clock time, for the record's `received-at`
  /// @param nanoTime monotonic time in nanoseconds, for deadlines
  public record Shared(
      String host,
      int port,
      RequestLimits limits,
      SocketLimit sockets,
      OpenHandshakes handshakes,
      @Nullable Credentials credentials,
      IngressLifecycle lifecycle,
      ByteBudget budget,
      Supplier<SendersSnapshot> senders,
      String topic,
      ReopeningProducer producer,
      RequestObserver observer,
      LongConsumer loopDelayNanos,
      InstantSource clock,
      LongSupplier nanoTime,
      RandomGenerator jitter) {}

  public DataPortVerticle(Shared shared) {
    this.shared = shared;
    this.listener = new ListeningSocket(shared.handshakes());
  }

  @Override
  public Future<?> start() {
    var receiver =
        new RequestReceiver(
            loop(),
            shared.budget(),
            shared.observer(),
            shared.sockets(),
            shared.handshakes(),
            listener);
    vertx.setPeriodic(SWEEP_EVERY_MS, _ -> receiver.sweep());
    var nanoTime = shared.nanoTime();
    var ticking = new EventLoopLag(nanoTime.getAsLong(), shared.loopDelayNanos());
    vertx.setPeriodic(EventLoopLag.EVERY_MS, _ -> ticking.tick(nanoTime.getAsLong()));
    delay = ticking;
    var listening =
        vertx
            .createHttpServer(options())
            .connectionHandler(receiver::connected)
            .requestHandler(receiver::received)
            .invalidRequestHandler(receiver::invalid);
    server = listening;
    // For a negative port, Vert.x picks a free port that all instances share.
    return listening.listen(shared.port() == 0 ? -1 : shared.port(), shared.host());
  }

  /// How long the event loop's next tick is overdue, in nanoseconds. Any thread may call this.
  public long overdueNanos() {
    var ticking = delay;
    return ticking == null ? 0 : ticking.overdueNanos(shared.nanoTime().getAsLong());
  }

  /// The port that the server listens on; -1 before it was started.
  public int port() {
    return server == null ? -1 : server.actualPort();
  }

  /// Uses these credentials for TLS handshakes that begin from now on. Open sockets stay open.
  public Future<Boolean> use(Credentials credentials) {
    return server == null
        ? Future.failedFuture("not listening")
        : server.updateSSLOptions(ServerTls.options(credentials));
  }

  /// Stops accepting sockets. The future completes when each accepted socket has sent a request's
  /// head or is closed, which also happens if its head is overdue. Until then requests are served.
  ///
  /// @param max maximum time until the future completes in any case
  public Future<Void> stopAccepting(Duration max) {
    var dueNanos = shared.nanoTime().getAsLong() + max.toNanos();
    var heard = Promise.<Void>promise();
    context.runOnContext(
        _ -> listener.close(() -> context.runOnContext(_ -> hear(heard, dueNanos))));
    return heard.future();
  }

  private void hear(Promise<Void> heard, long dueNanos) {
    if (allHeard() || shared.nanoTime().getAsLong() - dueNanos >= 0) {
      heard.complete();
    } else {
      vertx.setTimer(SWEEP_EVERY_MS, _ -> hear(heard, dueNanos));
    }
  }

  private boolean allHeard() {
    return open.allSpoke() && shared.handshakes().underWay() == 0;
  }

  /// Closes each socket when its request is answered, and a socket without a request at once.
  ///
  /// @param max maximum time; then the remaining sockets are closed
  public Future<Void> shutdown(Duration max) {
    return server == null ? Future.succeededFuture() : server.shutdown(max);
  }

  private EventLoopContext loop() {
    var publisher = new WebhookPublisher(context, shared.producer(), shared.topic());
    return new EventLoopContext(
        shared.limits(),
        shared.lifecycle(),
        new WebhookPipeline(shared.senders(), publisher, shared.clock()),
        open,
        new Answers(shared.jitter()),
        shared.nanoTime());
  }

  private HttpServerOptions options() {
    var limits = shared.limits();
    var options =
        new HttpServerOptions()
            .setHttp2ClearTextEnabled(false)
            // Each of these extensions would inspect every request and answer.
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setSendBufferSize(NettyChannels.UNREAD_BYTES_MAX);
    var credentials = shared.credentials();
    if (credentials != null) {
      ServerTls.on(options, credentials, limits.headersWithin(), shared.handshakes());
    }
    return options;
  }
}
