package io.penstock.ingress.senders;

import io.penstock.senders.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one snapshot changes against the one before it. It holds names only, never a secret.
public record Difference(Change connections, Change keys) {
  private static final Change NOTHING = new Change(List.of(), List.of(), List.of());

  /// That of two that say the same.
  static final Difference NONE = new Difference(NOTHING, NOTHING);

  static Difference between(Senders before, Senders after) {
    return new Difference(
        Change.between(byId(before), byId(after)),
        Change.between(before.keyTimes().secrets(), after.keyTimes().secrets()));
  }

  private static Map<String, Connection> byId(Senders senders) {
    var byId = new LinkedHashMap<String, Connection>();
    senders.connections().all().forEach(connection -> byId.put(connection.id(), connection));
    return byId;
  }

  /// In one line.
  String text() {
    return "connections: " + connections.text() + "; keys: " + keys.text();
  }
}
