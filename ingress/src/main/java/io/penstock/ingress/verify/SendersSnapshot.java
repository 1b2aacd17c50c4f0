package io.penstock.ingress.verify;

import io.penstock.senders.Connections;
import java.time.Instant;

/// Who may send, as one reading of the files said it: a snapshot, whose connections never change.
///
/// No record, so that whoever holds one sees by its identity that another is in use, without
/// comparing ten thousand connections.
public final class SendersSnapshot {
  private final Connections connections;
  private final KnownSenders known;
  private final KeyTimes keyTimes;
  private final Instant readAt;

  private SendersSnapshot(Connections connections, KeyTimes keyTimes, Instant readAt) {
    this.connections = connections;
    this.known = new KnownSenders(connections);
    this.keyTimes = keyTimes;
    this.readAt = readAt;
  }

  /// The first snapshot of a process.
  public static SendersSnapshot first(Connections connections, Instant readAt) {
    return new SendersSnapshot(connections, new KeyTimes(connections), readAt);
  }

  /// The snapshot after this one.
  public SendersSnapshot next(Connections connections, Instant readAt) {
    return new SendersSnapshot(connections, keyTimes.next(connections), readAt);
  }

  public Connections connections() {
    return connections;
  }

  /// What verifying needs to know of them.
  public KnownSenders known() {
    return known;
  }

  public KeyTimes keyTimes() {
    return keyTimes;
  }

  /// When it was read.
  public Instant readAt() {
    return readAt;
  }
}
