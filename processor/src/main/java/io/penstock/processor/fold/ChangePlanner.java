package io.penstock.processor.fold;

import io.penstock.processor.dedupe.Deduplicator.SeenDeliveries.SeenDelivery;
import io.penstock.processor.emit.DeadLetters;
import io.penstock.processor.emit.DeadLetters.DeadItem;
import io.penstock.processor.fold.ItemPlanner.ItemDecision;
import io.penstock.processor.fold.PulledItemPlanner.PulledDecision;
import io.penstock.processor.fold.RequestPlanner.Questions;
import io.penstock.processor.pull.AskingLimits;
import io.penstock.processor.read.PulledRead;
import io.penstock.processor.read.RawDelivery;
import io.penstock.processor.read.Webhook;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.RawRecordHeaders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Decides the items of one delivery, and which entities it asks for.
final class ChangePlanner {
  private final ItemPlanner pushed;
  private final PulledItemPlanner pulled;
  private final RequestPlanner requests;
  private final DeadLetters deadLetters;
  private final AskingLimits limits;

  ChangePlanner(
      ItemPlanner pushed,
      PulledItemPlanner pulled,
      RequestPlanner requests,
      DeadLetters deadLetters,
      AskingLimits limits) {
    this.pushed = pushed;
    this.pulled = pulled;
    this.requests = requests;
    this.deadLetters = deadLetters;
    this.limits = limits;
  }

  /// Decides the items; of a resend only those that died before.
  ///
  /// @param before the earlier decision about the delivery; `null` if none counts
  /// @return the numbers of the items that die now
  List<Integer> decide(
      RecordPlan plan,
      RawDelivery.Genuine delivered,
      Webhook.Change change,
      @Nullable SeenDelivery before) {
    var due = due(before);
    var numbers = new ArrayList<Integer>(change.items().size());
    for (int number = 0; number < change.items().size(); number++) {
      if (due.test(number)) {
        numbers.add(number);
      }
    }
    plan.countItems(change.items().size());
    plan.count(ItemOutcome.DUPLICATE, change.items().size() - numbers.size());
    var read = delivered.pulled();
    var dead =
        read == null
            ? push(plan, delivered, change, numbers)
            : pull(plan, delivered, read, change, numbers);
    if (!dead.isEmpty()) {
      plan.die(dead);
      plan.emit(deadLetters.of(delivered.record(), dead, change.items().size()));
    }
    return dead.stream().map(DeadItem::number).toList();
  }

  private static Predicate<Integer> due(@Nullable SeenDelivery before) {
    if (before == null) {
      return _ -> true;
    }
    Set<Integer> died = new HashSet<>(before.dead());
    return died::contains;
  }

  private List<DeadItem> push(
      RecordPlan plan,
      RawDelivery.Genuine delivered,
      Webhook.Change change,
      List<Integer> numbers) {
    var questions = new Questions();
    var dead = new ArrayList<DeadItem>(0);
    for (var number : numbers) {
      switch (pushed.decide(plan, delivered, change, number)) {
        case ItemDecision.Planned() -> {}
        case ItemDecision.Asks(var id, var reason) ->
            requests.ask(plan, delivered, change, id, reason, questions);
        case ItemDecision.Died(var item) -> dead.add(item);
      }
    }
    requests.outputs(questions).forEach(plan::emit);
    return dead;
  }

  private List<DeadItem> pull(
      RecordPlan plan,
      RawDelivery.Genuine delivered,
      PulledRead read,
      Webhook.Change answer,
      List<Integer> numbers) {
    var entities = entities(delivered, answer);
    var answeredAt = plan.answered(entities);
    var answering = read.mark() != null && answeredAt != null && answeredAt > read.mark();
    var request = new AnsweredRequest(plan, delivered, read, answer.type(), limits);
    var dead = new ArrayList<DeadItem>(0);
    for (var number : numbers) {
      var decision = pulled.decide(plan, delivered, read, answer, number, answering);
      if (decision instanceof PulledDecision.Died(var item)) {
        dead.add(item);
      }
      request.add(decision);
    }
    if (!read.absent()) {
      plan.answer(entities);
    }
    requests.outputs(request.questions()).forEach(plan::emit);
    return dead;
  }

  /// The key of the type's entities of a connection.
  private static String entities(RawDelivery.Genuine delivered, Webhook.Change answer) {
    var key = answer.type().name() + "/" + delivered.connection();
    return delivered.test() ? "test/" + key : key;
  }

  /// Closes the request that an unreadable answer belongs to.
  void close(RecordPlan plan, RawDelivery.Genuine delivered) {
    var read = delivered.pulled();
    var spelling = delivered.record().header(RawRecordHeaders.ENTITY_TYPE);
    var type = spelling == null ? null : EntityTypes.of(spelling);
    if (read == null || type == null) {
      return;
    }
    var request = new AnsweredRequest(plan, delivered, read, type, limits);
    request.die();
    requests.outputs(request.questions()).forEach(plan::emit);
  }
}
