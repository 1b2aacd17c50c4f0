package io.penstock.ingress.pull;

import io.penstock.senders.connection.ApiAccess;
import io.penstock.senders.connection.Connection;
import java.util.Objects;

/// A connection that can be pulled, and what is made from it once.
///
/// @param records builds its raw records
record PullTarget(Connection connection, ApiAccess api, RawAnswers records) {

  /// Whether a connection can be pulled: it has an API, and it is not disconnected.
  static boolean pullable(Connection connection) {
    return connection.api() != null && connection.state() == Connection.State.ACTIVE;
  }

  /// The target of a connection that can be pulled.
  ///
  /// @param topic the raw topic
  static PullTarget of(Connection connection, String topic, int partition) {
    var api = Objects.requireNonNull(connection.api(), "a connection that can be pulled");
    var records = new RawAnswers(topic, partition, connection, api.recipe());
    return new PullTarget(connection, api, records);
  }

  String id() {
    return connection.id();
  }

  /// The maximum number of ids of the connection that are asked for at the same time, or whose
  /// answers are not stored yet. Some always wait for a call, so that fetches go before pages.
  int idsInFlightMax() {
    return 2 * api.recipe().limits().atOnce();
  }
}
