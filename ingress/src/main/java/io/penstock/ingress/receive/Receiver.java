package io.penstock.ingress.receive;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.penstock.ingress.verify.Refusal;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;

/// Takes one loop's requests in: those that are admitted become exchanges.
final class Receiver {
  private final Loop loop;
  private final OpenSockets sockets;
  private final Handshakes handshakes;
  private final Listener listener;
  private final Admission admission;
  private final HeaderNames names = new HeaderNames();
  private final SentNames sentNames = new SentNames();

  Receiver(Loop loop, OpenSockets sockets, Handshakes handshakes, Listener listener) {
    this.loop = loop;
    this.sockets = sockets;
    this.handshakes = handshakes;
    this.listener = listener;
    this.admission =
        new Admission(
            loop.gate(),
            loop.inFlight(),
            loop.limits().bodyBytesMax(),
            () -> loop.verification().newest().namedInside());
  }

  /// A connection was accepted; its headers are due, or it is one too many.
  void connected(HttpConnection connection) {
    listener.accepted(connection);
    var accepted = handshakes.finished(Channels.of(connection));
    if (accepted.isPresent()) {
      // It entered before its handshake, and leaves with its channel.
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
    Channels.prepare(connection, loop.limits(), sentNames);
    loop.open().connected(connection, acceptedNanos);
    connection.closeHandler(
        _ -> {
          gone.run();
          loop.open().gone(connection);
        });
  }

  /// A request's head is in.
  void received(HttpServerRequest request) {
    var connection = loop.open().of(request.connection());
    if (connection == null || connection.isEnding()) {
      return;
    }
    var headers = new RequestHeaders(request.headers(), names);
    var started = connection.speaks(loop.nanos());
    switch (admission.decide(request.method().name(), path(request), headers)) {
      case Admission.Decision.Refused(var refusal, var connectionId) ->
          new Exchange(loop, connection, request, headers, connectionId, started).turnAway(refusal);
      case Admission.Decision.Admitted(var connectionId) ->
          new Exchange(loop, connection, request, headers, connectionId, started).receive();
    }
  }

  /// The request's path; empty where its target is not one, such as `*`.
  private static String path(HttpServerRequest request) {
    return Objects.requireNonNullElse(request.path(), "");
  }

  /// The codec could not make sense of a request.
  void invalid(HttpServerRequest request) {
    var connection = loop.open().of(request.connection());
    if (connection == null || connection.isEnding()) {
      return;
    }
    connection.ends(loop.nanos());
    var refusal =
        switch (request.decoderResult().cause()) {
          case TooLongHttpLineException _ -> Refusal.LINE_TOO_LONG;
          case TooLongHttpHeaderException _ -> Refusal.HEADERS_TOO_LARGE;
          case null, default -> Refusal.MALFORMED;
        };
    loop.outcomes().refused(refusal, "");
    loop.answers().refusedOpenEnded(request.response(), refusal);
  }

  /// Ends what is overdue.
  void sweep() {
    loop.open().sweep(loop.nanos(), loop.limits());
  }
}
