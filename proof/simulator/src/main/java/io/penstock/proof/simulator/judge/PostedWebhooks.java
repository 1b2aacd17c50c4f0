package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.Answer;
import io.penstock.proof.simulator.Intent.Unwelcome;
import io.penstock.proof.simulator.Ledger.Attempt;
import io.penstock.proof.simulator.Webhook;
import io.penstock.proof.simulator.judge.RawTopic.Delivery;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The attempts of the ledger, indexed by what was posted.
final class PostedWebhooks {
  private static final int STORED = 200;

  /// Refusals that any webhook may receive, and after which it may still be stored.
  private static final Set<Integer> TRY_AGAIN = Set.of(408, 429, 503);

  private static final int SERVER_FAULT = 500;

  private final List<Attempt> attempts;
  private final Map<Delivery, Webhook> genuine = new HashMap<>();
  private final Map<Delivery, Integer> copiesMax = new HashMap<>();
  private final Set<ByteBuffer> unwelcomeBodies = new HashSet<>();

  PostedWebhooks(List<Attempt> attempts) {
    this.attempts = attempts;
    attempts.forEach(this::enter);
  }

  private void enter(Attempt attempt) {
    var webhook = attempt.webhook();
    if (genuine(webhook)) {
      var delivery = Delivery.of(webhook);
      genuine.putIfAbsent(delivery, webhook);
      copiesMax.merge(delivery, mayBeStored(attempt.answer()) ? 1 : 0, Integer::sum);
    } else {
      unwelcomeBodies.add(ByteBuffer.wrap(webhook.body()));
    }
  }

  List<Attempt> attempts() {
    return attempts;
  }

  /// The genuine webhook that equals the delivery; null if none was posted.
  @Nullable Webhook genuine(Delivery delivery) {
    return genuine.get(delivery);
  }

  /// Maximum number of copies: the attempts that stored it, or may have stored it.
  int copiesMax(Delivery delivery) {
    return copiesMax.getOrDefault(delivery, 0);
  }

  /// Whether this attempt's answer did not decide the webhook, but that of another attempt did.
  boolean cameAgain(Attempt attempt) {
    return !decides(attempt.answer())
        && attempts.stream()
            .anyMatch(
                other ->
                    other.webhook().number() == attempt.webhook().number()
                        && decides(other.answer()));
  }

  private static boolean decides(Answer answer) {
    return answer instanceof Answer.Status(int status, _, _) && !TRY_AGAIN.contains(status);
  }

  /// Whether a webhook with these bytes was posted that must be refused.
  boolean unwelcome(ByteBuffer body) {
    return unwelcomeBodies.contains(body);
  }

  static boolean genuine(Webhook webhook) {
    return !(webhook.meaning() instanceof Unwelcome);
  }

  static boolean stored(Answer answer) {
    return answer instanceof Answer.Status(int status, _, _) && status == STORED;
  }

  /// Whether a genuine webhook may receive this answer.
  static boolean admissible(Answer answer) {
    return switch (answer) {
      case Answer.Status(int status, _, _) -> status == STORED || TRY_AGAIN.contains(status);
      case Answer.None _ -> true;
    };
  }

  private static boolean mayBeStored(Answer answer) {
    return admissible(answer)
        || (answer instanceof Answer.Status(int status, _, _) && status >= SERVER_FAULT);
  }

  /// The name of the webhook in messages, as the ledger's file has it.
  static String name(Webhook webhook) {
    var id = webhook.id() == null ? "" : ", " + webhook.id();
    return "webhook " + webhook.number() + " (" + webhook.connection() + id + ")";
  }
}
