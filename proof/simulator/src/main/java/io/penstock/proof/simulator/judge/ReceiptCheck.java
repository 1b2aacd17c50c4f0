package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.simulator.Answer;
import io.penstock.proof.simulator.Ledger.Attempt;
import io.penstock.proof.simulator.Webhook;
import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import io.penstock.schemas.RawRecordHeaders;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;

/// Checks the answers with status 200: each has its own receipt, and the webhook is stored there.
final class ReceiptCheck {
  private ReceiptCheck() {}

  static List<JudgedPromise> lines(Evidence evidence) {
    var stored =
        evidence.posts().attempts().stream()
            .filter(attempt -> PostedWebhooks.stored(attempt.answer()))
            .toList();
    return List.of(each(evidence.raw(), stored), once(stored));
  }

  private static JudgedPromise each(RawTopic raw, List<Attempt> stored) {
    var line = new PromiseCount("every 200 is in the raw topic, byte for byte");
    for (var attempt : stored) {
      var answer = (Answer.Status) attempt.answer();
      var comparison = compare(attempt.webhook(), answer, raw);
      line.expect(1);
      line.found(comparison.agrees());
      if (!comparison.agrees()) {
        line.differ(
            "%s, receipt %s: %s"
                .formatted(
                    PostedWebhooks.name(attempt.webhook()), answer.receipt(), comparison.text()));
      }
    }
    return line.line();
  }

  private static FieldComparison compare(Webhook webhook, Answer.Status answer, RawTopic raw) {
    var body = Document.of(answer.body().getBytes(UTF_8));
    var comparison =
        new FieldComparison()
            .same("the answer's status", "stored", body.at("/status"))
            .same("the answer's receipt", answer.receipt(), body.at("/receipt"))
            .same("the answer's id", WebhookId.of(webhook), body.at("/id"));
    var consumed = raw.at(answer.receipt());
    return consumed == null
        ? comparison.holds(false, "nothing stands there")
        : compare(comparison, webhook, consumed);
  }

  private static FieldComparison compare(
      FieldComparison comparison, Webhook webhook, ConsumedRecord consumed) {
    var same = ByteBuffer.wrap(webhook.body()).equals(ByteBuffer.wrap(consumed.value()));
    return comparison
        .same("its key", webhook.connection(), consumed.key())
        .holds(same, "its value is not the body")
        .same(
            RawRecordHeaders.WEBHOOK_ID,
            WebhookId.of(webhook),
            consumed.header(RawRecordHeaders.WEBHOOK_ID))
        .same(
            RawRecordHeaders.WEBHOOK_ID_ORIGIN,
            WebhookId.origin(webhook),
            consumed.header(RawRecordHeaders.WEBHOOK_ID_ORIGIN));
  }

  private static JudgedPromise once(List<Attempt> stored) {
    var line = new PromiseCount("no two 200s share a receipt");
    var owners = new HashMap<String, Webhook>();
    for (var attempt : stored) {
      var receipt = ((Answer.Status) attempt.answer()).receipt();
      var owner = owners.putIfAbsent(receipt, attempt.webhook());
      line.expect(1);
      line.found(owner == null);
      if (owner != null) {
        line.differ(
            "%s and %s both have %s"
                .formatted(
                    PostedWebhooks.name(owner), PostedWebhooks.name(attempt.webhook()), receipt));
      }
    }
    return line.line();
  }
}
