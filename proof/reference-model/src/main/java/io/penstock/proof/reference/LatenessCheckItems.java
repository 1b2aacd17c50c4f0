package io.penstock.proof.reference;

import io.penstock.proof.reference.ParsedBody.Items;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The items of a log that are not ordered by versions. They are derived from the records, the
/// counts and the dead letters.
final class LatenessCheckItems {
  /// An item that arrived.
  ///
  /// @param id the `ce_id` of its event
  /// @param order index among all arrived items
  /// @param keyMax the greatest key that it may have taken
  /// @param graceEndsMs when it is due; a pulled item is due at once
  record Came(
      String id,
      int order,
      int step,
      Entity entity,
      OrderKind kind,
      long key,
      long keyMax,
      long graceEndsMs,
      boolean pulled) {
    private static final long SECOND_MICROS = 1_000_000;

    /// A pushed item.
    static Came pushed(String id, int order, int step, PendingItem item, Entity entity) {
      var graceEndsMs = item.now() + item.delivery().graceMs();
      var key = item.key();
      return new Came(id, order, step, entity, item.kind(), key, key, graceEndsMs, false);
    }

    /// A pulled item, which may take a greater key if both are equal at the precision of a second.
    ///
    /// @param shown the key of its event; null if it has none
    static Came pulled(
        String id, int order, int step, PendingItem item, Entity entity, @Nullable Long shown) {
      var key = shown == null ? item.key() : shown;
      var open = shown == null && item.kind() == OrderKind.CHANGED;
      var max = open ? (Math.floorDiv(key, SECOND_MICROS) + 1) * SECOND_MICROS - 1 : key;
      return new Came(id, order, step, entity, item.kind(), key, max, item.now(), true);
    }
  }

  private final ModelSettings settings;
  private final List<RecordResult> steps;
  private final LatenessCheckEmissions emitted;
  private final List<Came> came = new ArrayList<>();

  private LatenessCheckItems(
      ModelSettings settings, List<RecordResult> steps, LatenessCheckEmissions emitted) {
    this.settings = settings;
    this.steps = steps;
    this.emitted = emitted;
  }

  static List<Came> of(
      ModelSettings settings, List<RecordResult> steps, LatenessCheckEmissions emitted) {
    var arrivals = new LatenessCheckItems(settings, steps, emitted);
    IntStream.range(0, steps.size()).forEach(arrivals::add);
    return arrivals.came;
  }

  private void add(int step) {
    var record = steps.get(step).record();
    if (record.text("kind") == null
        && ParsedRecord.of(settings, record) instanceof Delivery delivery
        && !delivery.contiguous()
        && BodyReader.read(delivery) instanceof Items items) {
      decidedAnew(step, delivery, items.items().size())
          .forEach(number -> add(step, new PendingItem(delivery, items, number, clockMs(step))));
    }
  }

  private void add(int step, PendingItem pending) {
    var entity = pending.entity();
    if (entity != null) {
      var record = steps.get(step).record();
      var id = record.partition() + "-" + record.offset() + "-" + pending.number();
      came.add(
          pending.delivery().pulled()
              ? Came.pulled(id, came.size(), step, pending, entity, emitted.key(id))
              : Came.pushed(id, came.size(), step, pending, entity));
    }
  }

  /// The numbers of the items that were not duplicates. If only some items were decided again,
  /// these are the items that died when the delivery was decided before.
  private List<Integer> decidedAnew(int step, Delivery delivery, int items) {
    var duplicates = countOf(step, "duplicate");
    var all = IntStream.range(0, items).boxed().toList();
    if (duplicates == 0) {
      return all;
    }
    var dead = duplicates == items ? "" : diedBefore(step, delivery);
    return all.stream().filter(numbers(dead)::contains).toList();
  }

  private static Set<Integer> numbers(String joined) {
    return Arrays.stream(joined.split(",", -1))
        .filter(number -> !number.isEmpty())
        .map(Integer::valueOf)
        .collect(Collectors.toSet());
  }

  /// The item numbers in the last dead letter of the delivery that names any. A delivery that died
  /// as a whole was not remembered, and its dead letter names none.
  private String diedBefore(int step, Delivery delivery) {
    for (int earlier = step - 1; earlier >= 0; earlier--) {
      if (ParsedRecord.of(settings, steps.get(earlier).record()) instanceof Delivery other
          && other.sameAs(delivery)
          && countOf(earlier, "dead") > 0) {
        var numbers = steps.get(earlier).emissions().getLast().textOf("dead-items");
        if (numbers != null) {
          return numbers;
        }
      }
    }
    return "";
  }

  private long countOf(int step, String name) {
    var before = step == 0 ? 0 : steps.get(step - 1).count(name);
    return steps.get(step).count(name) - before;
  }

  private long clockMs(int step) {
    return steps.get(step).clockMs();
  }
}
