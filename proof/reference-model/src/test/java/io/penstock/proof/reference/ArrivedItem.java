package io.penstock.proof.reference;

import io.penstock.proof.reference.ParsedBody.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// An item of a log that was neither a repeat nor dead nor a request, with what arrived.
///
/// @param step the index of its record in the log
/// @param object the item as received; `null` if it only names its entity
record ArrivedItem(
    int step, @Nullable Verb verb, OrderedItem ordered, @Nullable ObjectNode object) {
  private static final List<String> CONTENT = List.of("data", "entity", "record", "body");

  /// The `ce_id` of its event.
  String id() {
    return idOf(ordered);
  }

  static String idOf(OrderedItem ordered) {
    var partition = ordered.delivery().raw().partition();
    return partition + "-" + ordered.place().offset() + "-" + ordered.place().item();
  }

  /// The items of all records without repeats.
  static List<ArrivedItem> of(ModelSettings settings, List<RecordResult> steps) {
    var arrived = new ArrayList<ArrivedItem>();
    for (int step = 0; step < steps.size(); step++) {
      var record = steps.get(step).record();
      if (record.text("kind") == null
          && Steps.countOf(steps, step, "duplicate") == 0
          && ParsedRecord.of(settings, record) instanceof Delivery delivery
          && BodyReader.read(delivery) instanceof Items items) {
        add(arrived, step, steps.get(step).clockMs(), delivery, items);
      }
    }
    return arrived;
  }

  private static void add(
      List<ArrivedItem> arrived, int step, long clockMs, Delivery delivery, Items items) {
    IntStream.range(0, items.items().size())
        .mapToObj(number -> new PendingItem(delivery, items, number, clockMs))
        .filter(pending -> pending.entity() != null)
        .map(
            pending ->
                new ArrivedItem(
                    step,
                    items.verb(),
                    pending.ordered(Objects.requireNonNull(pending.entity())),
                    object(delivery, pending.number())))
        .forEach(arrived::add);
  }

  private static @Nullable ObjectNode object(Delivery delivery, int number) {
    var body = Objects.requireNonNull(Json.read(delivery.body()));
    var content = delivery.pulled() ? body : Json.first(body, CONTENT);
    var item = content == null || content.isObject() ? content : content.get(number);
    return Unicode.replaced(Objects.requireNonNull(item)) instanceof ObjectNode object
        ? object
        : null;
  }
}
