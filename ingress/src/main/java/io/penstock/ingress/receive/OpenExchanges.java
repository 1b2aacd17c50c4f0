package io.penstock.ingress.receive;

import io.vertx.core.http.HttpConnection;
import java.util.ArrayList;
import java.util.IdentityHashMap;

/// What is under way on one loop, and what of it is overdue. For that loop only.
final class OpenExchanges {
  /// Each knows its place in it, so that taking one out looks for nothing.
  private final ArrayList<Exchange> open = new ArrayList<>();

  private final IdentityHashMap<HttpConnection, Long> silent = new IdentityHashMap<>();
  private final IdentityHashMap<HttpConnection, Long> ending = new IdentityHashMap<>();

  void add(Exchange exchange) {
    exchange.place = open.size();
    open.add(exchange);
  }

  /// Takes one out, where it is in.
  void remove(Exchange exchange) {
    if (exchange.place < 0) {
      return;
    }
    var last = open.removeLast();
    if (last != exchange) {
      open.set(exchange.place, last);
      last.place = exchange.place;
    }
    exchange.place = -1;
  }

  /// Notes a connection that has not sent a request yet.
  void connected(HttpConnection connection, long nowNanos) {
    silent.put(connection, nowNanos);
  }

  /// Forgets the connection's silence.
  ///
  /// @return when it was accepted, where this is its first request; else `otherwise`
  long spoke(HttpConnection connection, long otherwise) {
    var since = silent.remove(connection);
    return since == null ? otherwise : since;
  }

  /// Whether every connection has sent a request.
  boolean allSpoke() {
    return silent.isEmpty();
  }

  /// Notes a connection that ends with the answer just given.
  void ending(HttpConnection connection, long nowNanos) {
    ending.putIfAbsent(connection, nowNanos);
  }

  /// Whether the connection ends: what still comes on it is no request, whatever it looks like (RFC
  /// 9112, 9.6).
  boolean ends(HttpConnection connection) {
    return ending.containsKey(connection);
  }

  void gone(HttpConnection connection) {
    silent.remove(connection);
    ending.remove(connection);
  }

  /// Ends what is overdue: exchanges by an answer, connections by closing them.
  void sweep(long nowNanos, long silenceMaxNanos) {
    if (!open.isEmpty()) {
      new ArrayList<>(open).forEach(exchange -> exchange.expire(nowNanos));
    }
    cut(silent, nowNanos - silenceMaxNanos);
    cut(ending, nowNanos - Loop.LINGER_NANOS);
  }

  /// Closes those that are noted since then or longer.
  private static void cut(IdentityHashMap<HttpConnection, Long> noted, long sinceNanos) {
    if (!noted.isEmpty()) {
      // A copy: closing a connection takes it out.
      new IdentityHashMap<>(noted)
          .forEach(
              (connection, since) -> {
                if (since - sinceNanos <= 0) {
                  Channels.cut(connection);
                }
              });
    }
  }
}
