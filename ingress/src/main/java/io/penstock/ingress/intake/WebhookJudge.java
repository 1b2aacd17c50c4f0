package io.penstock.ingress.intake;

import io.penstock.ingress.verify.GenuineWebhook;
import io.penstock.ingress.verify.Refusal;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.ingress.verify.Verdict;
import io.penstock.ingress.verify.Verifier;
import io.penstock.ingress.verify.WebhookIdFinder;
import io.penstock.ingress.verify.WebhookIdFinder.Identified;
import io.penstock.senders.signature.Headers;
import org.jspecify.annotations.Nullable;

/// Judges complete requests. The result is a webhook to store, or a refusal.
///
/// A judgement depends on the arguments alone. The judge caches objects that it computed from the
/// last snapshot of the senders, so it is for use by one thread.
public final class WebhookJudge {
  /// The head of an admitted request.
  ///
  /// @param connectionId the id in the path; empty if a header or the body must name the connection
  public record RequestHead(String connectionId, Headers headers) {}

  private @Nullable Prepared prepared;

  /// The objects that are created once for a snapshot.
  private record Prepared(SendersSnapshot senders, Verifier verifier, WebhookIdFinder idFinder) {}

  /// The result for a complete request.
  public sealed interface Judgement {

    /// The verifier's result.
    Verdict verdict();

    /// The id of the connection that was found, otherwise the id in the path; empty if neither
    /// exists.
    String connectionId();

    /// The webhook is to be stored.
    ///
    /// @param senders the snapshot that the webhook was judged by
    record Store(Verdict.Genuine verdict, GenuineWebhook webhook, SendersSnapshot senders)
        implements Judgement {
      @Override
      public String connectionId() {
        return verdict.connectionId();
      }
    }

    /// The request is refused.
    ///
    /// @param answer the refusal that the sender is told; it may reveal less than `refusal`
    record Refuse(Verdict verdict, String connectionId, Refusal refusal, Refusal answer)
        implements Judgement {}
  }

  /// Judges a complete request.
  ///
  /// @param body the bytes as received
  /// @param nowMs wall-clock time, in Unix milliseconds
  public Judgement judge(RequestHead head, byte[] body, SendersSnapshot senders, long nowMs) {
    var with = prepared(senders);
    var verdict = with.verifier().verify(head.connectionId(), head.headers(), body, nowMs);
    return switch (verdict) {
      case Verdict.Refused(var refusal, var answer) ->
          new Judgement.Refuse(verdict, head.connectionId(), refusal, answer);
      case Verdict.Stale stale -> refuse(stale, stale.connectionId(), Refusal.STALE);
      case Verdict.Genuine genuine ->
          switch (with.idFinder().identify(genuine, head.headers(), body, nowMs)) {
            case Identified.Refused(var refusal) ->
                refuse(genuine, genuine.connectionId(), refusal);
            case Identified.As(var webhook) -> new Judgement.Store(genuine, webhook, senders);
          };
    };
  }

  private static Judgement refuse(Verdict verdict, String connectionId, Refusal refusal) {
    return new Judgement.Refuse(verdict, connectionId, refusal, refusal);
  }

  private Prepared prepared(SendersSnapshot senders) {
    var known = prepared;
    if (known == null || known.senders() != senders) {
      known = new Prepared(senders, new Verifier(senders.index()), new WebhookIdFinder());
      prepared = known;
    }
    return known;
  }
}
