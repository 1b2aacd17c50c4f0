package io.penstock.ingress.receive;

import io.penstock.ingress.publish.RawRecords;
import io.penstock.ingress.senders.KeyTimes;
import io.penstock.ingress.senders.Senders;
import io.penstock.ingress.verify.Identifier;
import io.penstock.ingress.verify.Verifier;
import java.util.function.Supplier;

/// What one loop decides by: the snapshot of the senders in use, and what the loop makes of it when
/// it first sees it. For that loop only.
final class Verification {
  private final Supplier<Senders> senders;
  private final String topic;
  private Snapshot snapshot;

  /// What one request is judged and stored by; it asks once, so that it never meets two.
  record Snapshot(Senders senders, Verifier verifier, Identifier identifier, RawRecords records) {
    static Snapshot of(Senders senders, String topic) {
      return new Snapshot(
          senders, new Verifier(senders.known()), new Identifier(), new RawRecords(topic));
    }

    boolean namedInside() {
      return senders.known().namedInside();
    }

    KeyTimes keyTimes() {
      return senders.keyTimes();
    }
  }

  /// Begins with the snapshot in use.
  ///
  /// @param topic of the records
  Verification(Supplier<Senders> senders, String topic) {
    this.senders = senders;
    this.topic = topic;
    this.snapshot = Snapshot.of(senders.get(), topic);
  }

  Snapshot newest() {
    var inUse = senders.get();
    if (inUse != snapshot.senders()) {
      snapshot = Snapshot.of(inUse, topic);
    }
    return snapshot;
  }
}
