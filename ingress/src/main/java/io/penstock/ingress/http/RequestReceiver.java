package io.penstock.ingress.http;

import io.penstock.ingress.http.RequestHeaders.HeaderNames;
import io.penstock.ingress.intake.BodyReservation;
import io.penstock.ingress.intake.ByteBudget;
import io.penstock.ingress.intake.HeadAdmission;
import io.penstock.ingress.socket.HeaderNameCache;
import io.penstock.ingress.socket.ListeningSocket;
import io.penstock.ingress.socket.NettyChannels;
import io.penstock.ingress.socket.RequestDecoder;
import io.penstock.ingress.socket.SocketLimit;
import io.penstock.ingress.socket.tls.OpenHandshakes;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;

/// Receives the sockets and requests of one event loop, and creates an [Exchange] for each request.
final class RequestReceiver {
  private final EventLoopContext loop;
  private final SocketLimit sockets;
  private final OpenHandshakes handshakes;
  private final ListeningSocket listener;
  private final HeadAdmission admission;
  private final ByteBudget budget;
  private final RequestObserver observer;
  private final HeaderNames names = new HeaderNames();
  private final HeaderNameCache sentNames = new HeaderNameCache();

  RequestReceiver(
      EventLoopContext loop,
      ByteBudget budget,
      RequestObserver observer,
      SocketLimit sockets,
      OpenHandshakes handshakes,
      ListeningSocket listener) {
    this.loop = loop;
    this.budget = budget;
    this.observer = observer;
    this.sockets = sockets;
    this.handshakes = handshakes;
    this.listener = listener;
    this.admission =
        new HeadAdmission(
            loop.lifecycle(), budget, loop.limits().bodyBytesMax(), loop.pipeline()::namedInside);
  }

  /// Called when a socket was accepted; with TLS, after its handshake. Closes the socket if the
  /// socket limit is reached. The deadline for its first head starts when it is accepted.
  void connected(HttpConnection connection) {
    listener.accepted(connection);
    var accepted = handshakes.finished(NettyChannels.of(connection));
    if (accepted.isPresent()) {
      // With TLS, the socket is counted from before its handshake until its channel closes.
      opened(connection, accepted.getAsLong(), () -> {});
    } else if (sockets.enter()) {
      opened(connection, loop.nanos(), sockets::leave);
    } else {
      var now = loop.nanos();
      connection.closeHandler(_ -> loop.open().gone(connection));
      loop.open().connected(connection, now).ends(now);
      connection.close();
    }
  }

  private void opened(HttpConnection connection, long acceptedNanos, Runnable gone) {
    NettyChannels.prepare(connection, loop.limits(), sentNames);
    loop.open().connected(connection, acceptedNanos);
    connection.closeHandler(
        _ -> {
          gone.run();
          loop.open().gone(connection);
        });
  }

  /// Called when a request's head has arrived.
  void received(HttpServerRequest request) {
    var connection = loop.open().of(request.connection());
    if (connection == null || connection.isEnding()) {
      return;
    }
    var headers = new RequestHeaders(request.headers(), names);
    var method = request.method().name();
    var exchange =
        new Exchange(
            loop,
            connection,
            request,
            headers,
            new BodyReservation(budget, loop.limits().bodyBytesMax()),
            observer.begin(method, headers),
            connection.speaks(loop.nanos()));
    switch (admission.decide(method, path(request), headers)) {
      case HeadAdmission.Decision.Refused(var refusal, var connectionId) ->
          exchange.turnAway(refusal, connectionId);
      case HeadAdmission.Decision.Admitted(var connectionId) -> exchange.receive(connectionId);
    }
  }

  /// The request's path; empty if the request target has no path, such as `*`.
  private static String path(HttpServerRequest request) {
    return Objects.requireNonNullElse(request.path(), "");
  }

  /// Refuses a request that the HTTP codec could not parse.
  void invalid(HttpServerRequest request) {
    var connection = loop.open().of(request.connection());
    if (connection == null || connection.isEnding()) {
      return;
    }
    connection.ends(loop.nanos());
    var refusal = RequestDecoder.refusal(request);
    observer.unreadable(refusal);
    loop.answers().refusedOpenEnded(request.response(), refusal);
  }

  /// Ends the exchanges and closes the sockets whose deadline has passed.
  void sweep() {
    loop.open().sweep(loop.nanos(), loop.limits());
  }
}
