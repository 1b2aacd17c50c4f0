package io.penstock.ingress.http;

import io.penstock.ingress.http.RequestObserver.Observation;
import io.penstock.ingress.intake.Intake;
import io.penstock.ingress.intake.Intake.Judgement;
import io.penstock.ingress.intake.Intake.RequestHead;
import io.penstock.ingress.publish.LoopPublisher;
import io.penstock.ingress.publish.LoopPublisher.Publication;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.ingress.verify.Verdict;
import java.time.InstantSource;
import java.util.function.Supplier;

/// The intake of one event loop: judges by the snapshot in use and the time, notes which key
/// verified, and publishes. For that loop only.
final class LoopIntake {
  private final Intake intake = new Intake();
  private final Supplier<SendersSnapshot> newest;
  private final LoopPublisher publisher;
  private final InstantSource clock;

  /// An intake.
  ///
  /// @param newest gives the snapshot in use
  LoopIntake(Supplier<SendersSnapshot> newest, LoopPublisher publisher, InstantSource clock) {
    this.newest = newest;
    this.publisher = publisher;
    this.clock = clock;
  }

  /// Whether a header or the body may name the connection, now.
  boolean namedInside() {
    return newest.get().known().namedInside();
  }

  /// Judges a whole request.
  Judgement judge(RequestHead head, byte[] body, Observation observation) {
    var senders = newest.get();
    var now = clock.millis();
    var judgement = intake.judge(head, body, senders, now);
    if (judgement.verdict() instanceof Verdict.Genuine genuine) {
      senders.keyTimes().verified(genuine.keyId(), now);
    }
    observation.judged(judgement, now);
    return judgement;
  }

  /// Publishes what is to be stored.
  void publish(Judgement.Store store, Publication publication) {
    publisher.publish(store.webhook(), store.senders(), publication);
  }
}
