package io.penstock.processor.fold;

import io.penstock.processor.emit.FetchRequests.Question;
import io.penstock.processor.fold.PulledItemPlanner.PulledDecision;
import io.penstock.processor.fold.RequestPlanner.Questions;
import io.penstock.processor.normalize.EntityChange;
import io.penstock.processor.pull.AskReason;
import io.penstock.processor.pull.AskingLimits;
import io.penstock.processor.pull.OpenRequest;
import io.penstock.processor.read.PulledRead;
import io.penstock.processor.read.RawDelivery;
import io.penstock.processor.read.RawDelivery.DeliveryOrigin;
import io.penstock.schemas.EntityRef;
import io.penstock.schemas.EntityType;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// The request that one answer of an API closes, and the requests that the answer opens.
///
/// The API is asked once more for each entity whose item contradicts what is known. It is asked
/// once more for the entity that was asked for if the API is not yet settled about the item that
/// asked, and the answer emits nothing for it, or several items asked: then the answer may show the
/// state after only some of them.
final class AnsweredRequest {
  private final RecordPlan plan;
  private final RawDelivery.Genuine delivered;
  private final PulledRead read;
  private final EntityType type;
  private final AskingLimits limits;
  private final SequencedSet<String> contradicted = new LinkedHashSet<>(1);
  private final @Nullable OpenRequest closed;
  private boolean emits;
  private boolean died;

  /// Closes the request that the record answers, if there is one.
  ///
  /// @param type the entity type that was asked for
  AnsweredRequest(
      RecordPlan plan,
      RawDelivery.Genuine delivered,
      PulledRead read,
      EntityType type,
      AskingLimits limits) {
    this.plan = plan;
    this.delivered = delivered;
    this.read = read;
    this.type = type;
    this.limits = limits;
    this.closed =
        delivered.origin() == DeliveryOrigin.FETCH && read.entityId() != null
            ? plan.close(key(read.entityId()), read.mark(), read.attempt())
            : null;
  }

  private String key(String id) {
    return EntityChange.stateKey(new EntityRef(type, id, delivered.connection()), delivered.test());
  }

  /// Adds what became of an item.
  void add(PulledDecision decision) {
    switch (decision) {
      case PulledDecision.Accepted(var id, var emitted) ->
          emits |= emitted && id.equals(read.entityId());
      case PulledDecision.Contradicts(var id) -> contradicted.add(id);
      case PulledDecision.Died _ -> died = true;
    }
  }

  /// Notes that the record died as a whole.
  void die() {
    died = true;
  }

  /// The questions that the answer leaves open.
  Questions questions() {
    var questions = new Questions();
    if (!delivered.askable()) {
      return questions;
    }
    var asked = read.entityId();
    var askedAgain = false;
    for (var id : contradicted) {
      var reason = closed != null && id.equals(asked) ? closed : null;
      var again = askOnceMore(id, reason, AskReason.CONTRADICTION, questions);
      askedAgain |= again && id.equals(asked);
    }
    if (closed == null || asked == null || askedAgain) {
      return questions;
    }
    var enough = emits && (!closed.several() || closed.againMs() != null);
    var unsettled = !enough && !died && !isSettledAbout(closed.newestReasonMs());
    var again = unsettled && askOnceMore(asked, closed, AskReason.UNSETTLED, questions);
    if (!again && closed.againMs() != null) {
      var anew = request(0, closed.againMs(), true);
      open(asked, anew, plan.timestampMs(), AskReason.AGAIN, questions);
    }
    return questions;
  }

  private boolean isSettledAbout(long timestampMs) {
    return read.isSettledAbout(timestampMs, limits.lagMax().toMillis());
  }

  /// Asks once more, unless it was the last attempt.
  ///
  /// @return whether the entity is asked for
  private boolean askOnceMore(
      String id, @Nullable OpenRequest answered, AskReason why, Questions questions) {
    var attempt = read.attempt() + 1;
    if (attempt > AskingLimits.ATTEMPTS_MAX) {
      return false;
    }
    var reasonMs = answered == null ? plan.timestampMs() : answered.newestReasonMs();
    var open = plan.openRequest(key(id));
    if (open != null) {
      plan.again(key(id), open, plan.timestampMs());
      return true;
    }
    var aboutMs = why == AskReason.CONTRADICTION ? Math.max(newestMs(id), reasonMs) : reasonMs;
    var notBeforeMs = plan.timestampMs() + delayMs(attempt, aboutMs);
    var several = answered != null && answered.hasSeveralReasons();
    open(id, request(attempt, reasonMs, several), notBeforeMs, why, questions);
    return true;
  }

  /// The raw timestamp of the newest item that contradicts an answer, in Unix milliseconds.
  private long newestMs(String id) {
    var newestMs = plan.queue(key(id), delivered.connection()).newestMs();
    return Objects.requireNonNull(newestMs, "nothing is known that an answer contradicts");
  }

  /// The time until the API is asked again: a fixed one at first, then until the API is settled.
  ///
  /// @param aboutMs the raw time about which the API must be settled
  private long delayMs(int attempt, long aboutMs) {
    if (attempt == 1) {
      return AskingLimits.AGAIN_AFTER_MS;
    }
    var lagMs = read.lagMaxMs(limits.lagMax().toMillis());
    return Math.max(
        AskingLimits.AGAIN_AFTER_MS, Math.min(lagMs, aboutMs + lagMs - plan.timestampMs()));
  }

  private OpenRequest request(int attempt, long reasonMs, boolean several) {
    var cause = delivered.record().offset();
    return new OpenRequest(cause, attempt, plan.clockMs(), reasonMs, null, several);
  }

  private void open(
      String id, OpenRequest request, long notBeforeMs, AskReason why, Questions questions) {
    plan.open(key(id), request);
    plan.countAsked(why);
    questions.add(
        new Question(
            delivered.connection(),
            type,
            delivered.askedVerb(),
            request.cause(),
            request.attempt(),
            notBeforeMs,
            delivered.traceparent()),
        id);
  }
}
