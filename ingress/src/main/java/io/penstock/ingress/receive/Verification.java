package io.penstock.ingress.receive;

import io.penstock.ingress.senders.KeyTimes;
import io.penstock.ingress.senders.Senders;
import io.penstock.ingress.verify.Verifier;
import java.util.function.Supplier;

/// What one loop verifies by: the snapshot of the senders in use, and a verifier that the loop
/// makes of it when it first sees it. For that loop only.
final class Verification {
  private final Supplier<Senders> senders;
  private Snapshot snapshot;

  /// What one request is judged by; it asks once, so that it never meets two.
  record Snapshot(Senders senders, Verifier verifier) {
    static Snapshot of(Senders senders) {
      return new Snapshot(senders, new Verifier(senders.known()));
    }

    KeyTimes keyTimes() {
      return senders.keyTimes();
    }
  }

  Verification(Supplier<Senders> senders) {
    this.senders = senders;
    this.snapshot = Snapshot.of(senders.get());
  }

  Snapshot newest() {
    var inUse = senders.get();
    if (inUse != snapshot.senders()) {
      snapshot = Snapshot.of(inUse);
    }
    return snapshot;
  }
}
