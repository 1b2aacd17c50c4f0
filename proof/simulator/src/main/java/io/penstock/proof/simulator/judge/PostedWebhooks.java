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

/// The ledger, asked by what was posted.
final class PostedWebhooks {
  private static final int STORED = 200;

  /// The refusals that any webhook may meet, and after which it may be stored all the same.
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

  /// The genuine webhook that this is a copy of; null where none was posted.
  @Nullable Webhook genuine(Delivery delivery) {
    return genuine.get(delivery);
  }

  /// How often it may be stored: as often as it was, or perhaps was.
  int copiesMax(Delivery delivery) {
    return copiesMax.getOrDefault(delivery, 0);
  }

  /// Whether the answer said nothing of the webhook, and a later one did.
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

  /// Whether somebody posted these bytes who must not be let in.
  boolean unwelcome(ByteBuffer body) {
    return unwelcomeBodies.contains(body);
  }

  static boolean genuine(Webhook webhook) {
    return !(webhook.meaning() instanceof Unwelcome);
  }

  static boolean stored(Answer answer) {
    return answer instanceof Answer.Status(int status, _, _) && status == STORED;
  }

  /// Whether a genuine webhook may be answered so.
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

  /// The webhook for a person, as the ledger's file has it.
  static String name(Webhook webhook) {
    var id = webhook.id() == null ? "" : ", " + webhook.id();
    return "webhook " + webhook.number() + " (" + webhook.connection() + id + ")";
  }
}
