package io.penstock.ingress.reload;

import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.senders.connection.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The difference between a snapshot and its predecessor. It holds names only, never a secret.
public record SendersDifference(NameChanges connections, NameChanges keys) {
  private static final NameChanges NOTHING = new NameChanges(List.of(), List.of(), List.of());

  /// The difference of two equal snapshots.
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

  /// The difference as one line for the log.
  String text() {
    return "connections: " + connections.text() + "; keys: " + keys.text();
  }
}
