package io.penstock.proof.reference;

import static java.util.Comparator.comparingLong;

import io.penstock.proof.reference.LatenessCheckItems.Came;
import java.util.ArrayList;
import java.util.List;

/// Checks the rule of lateness for entities that are not ordered by versions (rule 6.2):
///
/// > An item is late if and only if an item of its entity with a greater key of the same kind
/// > precedes it in the log, and the wait of that item is over by then, or that item was released
/// > early because a bound was reached.
///
/// The check uses only the records and the emissions, so it applies to the results of any
/// implementation. It knows when an item is due, but not what waits before it. So the wait of an
/// item is over for certain if all items of its entity up to it are due. An item that was released
/// early but emitted nothing is not visible. Such an item may justify a late item, but never
/// requires one.
public final class LatenessCheck {
  private final List<RecordResult> steps;
  private final List<Came> came;
  private final LatenessCheckEmissions emitted;

  private LatenessCheck(ModelSettings settings, List<RecordResult> steps) {
    this.steps = steps;
    this.came = LatenessCheckItems.of(settings, steps);
    this.emitted = LatenessCheckEmissions.of(steps);
  }

  /// The violations of the rule, a line each; empty if there are none.
  public static List<String> violations(ModelSettings settings, List<RecordResult> steps) {
    var lateness = new LatenessCheck(settings, steps);
    return lateness.came.stream().flatMap(item -> lateness.judge(item).stream()).toList();
  }

  private List<String> judge(Came item) {
    var greater = came.stream().filter(other -> precedes(other, item)).toList();
    var late = emitted.late(item.id());
    var violations = new ArrayList<String>();
    if (late == null) {
      greater.stream()
          .filter(other -> mustMakeLate(other, item))
          .forEach(other -> violations.add(item.id() + " is not late, though after " + other.id()));
    } else if (late.step() != item.step()) {
      violations.add(item.id() + " is late, but not when it came");
    } else if (greater.stream().noneMatch(other -> mayMakeLate(other, item, late))) {
      violations.add(item.id() + " is late, though after none" + greatest(greater));
    }
    return violations;
  }

  private static boolean precedes(Came other, Came item) {
    return other.order() < item.order()
        && other.entity().equals(item.entity())
        && other.kind() == item.kind()
        && other.key() > item.key();
  }

  private boolean mustMakeLate(Came other, Came item) {
    var forced = emitted.forced(other.id());
    return isOver(other, item) || (forced != null && forced.step() < item.step());
  }

  private boolean isOver(Came other, Came item) {
    return came.stream()
        .filter(before -> before.entity().equals(item.entity()))
        .filter(before -> before.order() <= other.order())
        .allMatch(before -> before.graceEndsMs() <= clockMs(item));
  }

  private boolean mayMakeLate(Came other, Came item, LatenessCheckEmissions.At late) {
    var forced = emitted.forced(other.id());
    return mustMakeLate(other, item)
        || other.graceEndsMs() <= clockMs(item)
        || (forced != null && forced.order() < late.order())
        || (emitted.nothing(other.id()) && unchangedSince(other, item));
  }

  /// Whether an item was released without an event between the two items.
  private boolean unchangedSince(Came other, Came item) {
    var before = other.step() == 0 ? 0 : steps.get(other.step() - 1).count("unchanged");
    return steps.get(item.step()).count("unchanged") > before;
  }

  private long clockMs(Came item) {
    return steps.get(item.step()).clockMs();
  }

  private static String greatest(List<Came> greater) {
    return greater.stream()
        .max(comparingLong(Came::key))
        .map(other -> "; at most " + other.id() + " was greater")
        .orElse("");
  }
}
