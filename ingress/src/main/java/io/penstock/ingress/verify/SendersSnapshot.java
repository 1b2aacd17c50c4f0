package io.penstock.ingress.verify;

import io.penstock.senders.connection.Connections;
import java.time.Instant;

/// Who may send, as one reading of the files said it: a snapshot, whose connections never change.
///
/// No record, so that whoever holds one sees by its identity that another is in use, without
/// comparing ten thousand connections.
public final class SendersSnapshot {
  private final Connections connections;
  private final VerificationIndex index;
  private final KeyLastUse keyLastUse;
  private final Instant readAt;

  private SendersSnapshot(Connections connections, KeyLastUse keyLastUse, Instant readAt) {
    this.connections = connections;
    this.index = new VerificationIndex(connections);
    this.keyLastUse = keyLastUse;
    this.readAt = readAt;
  }

  /// The first snapshot of a process.
  public static SendersSnapshot first(Connections connections, Instant readAt) {
    return new SendersSnapshot(connections, new KeyLastUse(connections), readAt);
  }

  /// The snapshot after this one.
  public SendersSnapshot next(Connections connections, Instant readAt) {
    return new SendersSnapshot(connections, keyLastUse.next(connections), readAt);
  }

  public Connections connections() {
    return connections;
  }

  /// What verifying needs to know of them.
  public VerificationIndex index() {
    return index;
  }

  public KeyLastUse keyLastUse() {
    return keyLastUse;
  }

  /// When it was read.
  public Instant readAt() {
    return readAt;
  }
}
