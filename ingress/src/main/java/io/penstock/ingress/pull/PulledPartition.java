package io.penstock.ingress.pull;

import io.penstock.ingress.pull.fetch.OffsetsInFlight;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A partition of the requests that this replica owns, with the connections that belong to it. A
/// partition that comes back after it went away is another instance.
final class PulledPartition {
  private final int number;
  private final OffsetsInFlight offsets = new OffsetsInFlight();
  private final Map<String, PulledConnection> connections = new HashMap<>();

  PulledPartition(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  OffsetsInFlight offsets() {
    return offsets;
  }

  @Nullable PulledConnection find(String connectionId) {
    return connections.get(connectionId);
  }

  void put(PulledConnection connection) {
    connections.put(connection.target().id(), connection);
  }

  void remove(String connectionId) {
    connections.remove(connectionId);
  }

  Collection<PulledConnection> connections() {
    return connections.values();
  }

  /// Its connections whose watermarks are not known yet.
  List<PulledConnection> unknown() {
    var unknown = new ArrayList<PulledConnection>();
    for (var connection : connections.values()) {
      if (!connection.known()) {
        unknown.add(connection);
      }
    }
    return unknown;
  }

  /// Ends all connections, because another replica owns the partition from now on.
  void abandon() {
    connections.values().forEach(PulledConnection::abandon);
  }
}
