package io.penstock.ingress.reload;

import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.senders.connection.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one snapshot changes against the one before it. It holds names only, never a secret.
public record SendersDifference(NameChanges connections, NameChanges keys) {
  private static final NameChanges NOTHING = new NameChanges(List.of(), List.of(), List.of());

  /// That of two that say the same.
  static final SendersDifference NONE = new SendersDifference(NOTHING, NOTHING);

  static SendersDifference between(SendersSnapshot before, SendersSnapshot after) {
    return new SendersDifference(
        NameChanges.between(byId(before), byId(after)),
        NameChanges.between(before.keyLastUse().secrets(), after.keyLastUse().secrets()));
  }

  private static Map<String, Connection> byId(SendersSnapshot senders) {
    var byId = new LinkedHashMap<String, Connection>();
    senders.connections().all().forEach(connection -> byId.put(connection.id(), connection));
    return byId;
  }

  /// In one line.
  String text() {
    return "connections: " + connections.text() + "; keys: " + keys.text();
  }
}
