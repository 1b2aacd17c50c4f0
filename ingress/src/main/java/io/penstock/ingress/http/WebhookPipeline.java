package io.penstock.ingress.http;

import io.penstock.ingress.http.RequestObserver.Observation;
import io.penstock.ingress.intake.WebhookJudge;
import io.penstock.ingress.intake.WebhookJudge.Judgement;
import io.penstock.ingress.intake.WebhookJudge.RequestHead;
import io.penstock.ingress.publish.WebhookPublisher;
import io.penstock.ingress.publish.WebhookPublisher.Publication;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.ingress.verify.Verdict;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Judges the whole requests of one event loop by the snapshot in use and the time, notes which key
/// verified, and publishes what is to be stored. For that loop only.
final class WebhookPipeline {
  private final WebhookJudge judge = new WebhookJudge();
  private final Supplier<SendersSnapshot> newest;
  private final WebhookPublisher publisher;
  private final InstantSource clock;

  /// A pipeline.
  ///
  /// @param newest gives the snapshot in use
  WebhookPipeline(
      Supplier<SendersSnapshot> newest, WebhookPublisher publisher, InstantSource clock) {
    this.newest = newest;
    this.publisher = publisher;
    this.clock = clock;
  }

  /// Whether a header or the body may name the connection, now.
  boolean namedInside() {
    return newest.get().index().namedInside();
  }

  /// Judges a whole request.
  Judgement judge(RequestHead head, byte[] body, Observation observation) {
    var senders = newest.get();
    var now = clock.millis();
    var judgement = judge.judge(head, body, senders, now);
    if (judgement.verdict() instanceof Verdict.Genuine genuine) {
      senders.keyLastUse().verified(genuine.keyId(), now);
    }
    observation.judged(judgement, now);
    return judgement;
  }

  /// Publishes what is to be stored.
  void publish(Judgement.Store store, Publication publication) {
    publisher.publish(store.webhook(), store.senders(), publication);
  }
}
