package io.penstock.ingress.http;

import io.penstock.ingress.intake.RequestLimits;
import io.vertx.core.http.HttpConnection;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/// What is under way on one loop, and what of it is overdue. For that loop only.
final class OpenExchanges {
  /// Each knows its place in it, so that taking one out looks for nothing.
  private final ArrayList<Exchange> open = new ArrayList<>();

  private final IdentityHashMap<HttpConnection, AcceptedSocket> sockets = new IdentityHashMap<>();

  void add(Exchange exchange) {
    exchange.place = open.size();
    open.add(exchange);
  }

  /// Takes one out; `false` where it is not in.
  boolean remove(Exchange exchange) {
    if (exchange.place < 0) {
      return false;
    }
    var last = open.removeLast();
    if (last != exchange) {
      open.set(exchange.place, last);
      last.place = exchange.place;
    }
    exchange.place = -1;
    return true;
  }

  /// A socket was accepted.
  AcceptedSocket connected(HttpConnection http, long nowNanos) {
    var socket = new AcceptedSocket(http, nowNanos);
    sockets.put(http, socket);
    return socket;
  }

  /// What is known of a socket; `null` where it is gone.
  @Nullable AcceptedSocket of(HttpConnection http) {
    return sockets.get(http);
  }

  void gone(HttpConnection http) {
    sockets.remove(http);
  }

  /// Whether every socket has sent a request.
  boolean allSpoke() {
    return sockets.values().stream().noneMatch(AcceptedSocket::isSilent);
  }

  /// Ends what is overdue: exchanges by an answer, sockets by closing them.
  void sweep(long nowNanos, RequestLimits limits) {
    if (!open.isEmpty()) {
      new ArrayList<>(open).forEach(exchange -> exchange.expire(nowNanos));
    }
    var overdue = new ArrayList<AcceptedSocket>();
    for (var socket : sockets.values()) {
      if (socket.isOverdue(nowNanos, limits)) {
        overdue.add(socket);
      }
    }
    // Closing a socket takes it out.
    overdue.forEach(AcceptedSocket::cut);
  }
}
