package io.penstock.ingress.receive;

import io.penstock.ingress.habit.Sightings;
import io.penstock.ingress.publish.InFlight;
import io.penstock.ingress.publish.Publisher;
import io.penstock.ingress.samples.Sampling;
import io.penstock.ingress.senders.Senders;
import io.penstock.ingress.tls.Credentials;
import io.penstock.ingress.tls.ServerTls;
import io.penstock.ingress.trace.Tracing;
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

/// The data port's server on one event loop. Several of them share the port.
public final class ReceiverVerticle extends VerticleBase {
  private static final int SWEEP_EVERY_MS = 100;

  private final Shared shared;
  private final OpenExchanges open = new OpenExchanges();
  private final Listener listener;
  private @Nullable HttpServer server;
  private volatile @Nullable LoopDelay delay;

  /// What all instances share.
  ///
  /// @param port 0 for any free one
  /// @param handshakes those of this port, where it speaks TLS
  /// @param credentials with which it does at first; `null` where it speaks HTTP in the clear
  /// @param senders gives the snapshot in use, to any loop
  /// @param topic where webhooks are stored
  /// @param loopDelayNanos is told how late a loop is, in nanoseconds; from any loop
  /// @param clock wall time, for the record's `received-at`
  /// @param nanoTime elapsed time, for deadlines
  public record Shared(
      String host,
      int port,
      Limits limits,
      OpenSockets sockets,
      Handshakes handshakes,
      @Nullable Credentials credentials,
      Gate gate,
      InFlight inFlight,
      Supplier<Senders> senders,
      Sightings sightings,
      String topic,
      Publisher publisher,
      Outcomes outcomes,
      Sampling sampling,
      Tracing tracing,
      LongConsumer loopDelayNanos,
      InstantSource clock,
      LongSupplier nanoTime,
      RandomGenerator jitter) {}

  public ReceiverVerticle(Shared shared) {
    this.shared = shared;
    this.listener = new Listener(shared.handshakes());
  }

  @Override
  public Future<?> start() {
    var receiver = new Receiver(loop(), shared.sockets(), shared.handshakes(), listener);
    vertx.setPeriodic(SWEEP_EVERY_MS, _ -> receiver.sweep());
    var nanoTime = shared.nanoTime();
    var ticking = new LoopDelay(nanoTime.getAsLong(), shared.loopDelayNanos());
    vertx.setPeriodic(LoopDelay.EVERY_MS, _ -> ticking.tick(nanoTime.getAsLong()));
    delay = ticking;
    var listening =
        vertx
            .createHttpServer(options())
            .connectionHandler(receiver::connected)
            .requestHandler(receiver::received)
            .invalidRequestHandler(receiver::invalid);
    server = listening;
    // A negative port is any free one that all instances share.
    return listening.listen(shared.port() == 0 ? -1 : shared.port(), shared.host());
  }

  /// How long its event loop has been busy with one thing, in nanoseconds; any thread may ask.
  public long overdueNanos() {
    var ticking = delay;
    return ticking == null ? 0 : ticking.overdueNanos(shared.nanoTime().getAsLong());
  }

  /// The port it listens on.
  public int port() {
    return server == null ? -1 : server.actualPort();
  }

  /// Has connections that are new from now on meet these credentials; those that are open live on.
  public Future<Boolean> use(Credentials credentials) {
    return server == null
        ? Future.failedFuture("not listening")
        : server.updateSSLOptions(ServerTls.options(credentials));
  }

  /// Accepts no more, and completes once each connection that was accepted has sent a request's
  /// head or is gone, as it is when its head is overdue. Until then all are served.
  ///
  /// @param max after which it completes all the same
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

  /// Ends each connection when its request is answered, and those that have none at once.
  ///
  /// @param max after which what is left is cut off
  public Future<Void> shutdown(Duration max) {
    return server == null ? Future.succeededFuture() : server.shutdown(max);
  }

  private Loop loop() {
    return new Loop(
        shared.limits(),
        shared.gate(),
        shared.inFlight(),
        new Verification(shared.senders(), shared.topic()),
        shared.sightings(),
        new Outbox(context, shared.publisher()),
        new AckInbox(context),
        open,
        new Answers(shared.jitter()),
        shared.outcomes(),
        shared.sampling(),
        shared.tracing(),
        shared.clock(),
        shared.nanoTime());
  }

  private HttpServerOptions options() {
    var limits = shared.limits();
    var options =
        new HttpServerOptions()
            .setHttp2ClearTextEnabled(false)
            // Each would look at every request and answer.
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false)
            .setSendBufferSize(Channels.UNREAD_BYTES_MAX);
    var credentials = shared.credentials();
    if (credentials != null) {
      ServerTls.on(options, credentials, limits.headersWithin(), shared.handshakes());
    }
    return options;
  }
}
