package io.penstock.ingress.verify;

import io.penstock.senders.connection.Connections;
import java.time.Instant;

/// A snapshot of the configured connections, as read from the files at one time. Its connections
/// never change.
///
/// It is not a record: the holder of a snapshot detects a newer one by identity, without comparing
/// ten thousand connections.
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

  /// The data that verification needs from the connections.
  public VerificationIndex index() {
    return index;
  }

  public KeyLastUse keyLastUse() {
    return keyLastUse;
  }

  /// When the snapshot was read from the files.
  public Instant readAt() {
    return readAt;
  }
}
