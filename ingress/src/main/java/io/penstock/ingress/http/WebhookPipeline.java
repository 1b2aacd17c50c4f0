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

/// Judges the complete requests of one event loop, notes which key verified them, and publishes the
/// webhooks to store. Used only by that event loop.
final class WebhookPipeline {
  private final WebhookJudge judge = new WebhookJudge();
  private final Supplier<SendersSnapshot> newest;
  private final WebhookPublisher publisher;
  private final InstantSource clock;

  /// Creates a pipeline.
  ///
  /// @param newest supplies the snapshot in use
  WebhookPipeline(
      Supplier<SendersSnapshot> newest, WebhookPublisher publisher, InstantSource clock) {
    this.newest = newest;
    this.publisher = publisher;
    this.clock = clock;
  }

  /// Whether a header or the body may currently name the connection.
  boolean namedInside() {
    return newest.get().index().namedInside();
  }

  /// Judges a complete request.
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

  /// Publishes a webhook that is to be stored.
  void publish(Judgement.Store store, Publication publication) {
    publisher.publish(store.webhook(), store.senders(), publication);
  }
}
