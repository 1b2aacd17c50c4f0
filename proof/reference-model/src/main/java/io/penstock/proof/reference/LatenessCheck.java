package io.penstock.proof.reference;

import static java.util.Comparator.comparingLong;

import io.penstock.proof.reference.LatenessCheckItems.Came;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Checks the rule of lateness for entities that are not ordered by versions (rule 6.2):
///
/// > An item is late if and only if an item of its entity with a greater key of the same kind
/// > precedes it in the log, and the wait of that item is over by then, or that item was released
/// > early because a bound was reached.
///
/// Pulled content changes it (rule 6.7):
///
/// > A pulled item is never late. If it is placed, the waits of all held items of its entity end. If
/// > its event is `corrected`, the items before it make nothing late.
///
/// The check uses only the records and the emissions, so it applies to the results of any
/// implementation. It knows when an item is due, but not what waits before it. So the wait of an
/// item is over for certain if all items of its entity up to it are due. An item that was released
/// early but emitted nothing is not visible. Such an item may justify a late item, but never
/// requires one. The same is true of a pulled item without an event: it may have been placed. If
/// items are held at the end of the log, it may even be a correction that is not emitted yet.
public final class LatenessCheck {
  private final List<RecordResult> steps;
  private final List<Came> came;
  private final LatenessCheckEmissions emitted;

  private LatenessCheck(ModelSettings settings, List<RecordResult> steps) {
    this.steps = steps;
    this.emitted = LatenessCheckEmissions.of(steps);
    this.came = LatenessCheckItems.of(settings, steps, emitted);
  }

  /// The violations of the rule, a line each; empty if there are none.
  public static List<String> violations(ModelSettings settings, List<RecordResult> steps) {
    var lateness = new LatenessCheck(settings, steps);
    return lateness.came.stream().flatMap(item -> lateness.judge(item).stream()).toList();
  }

  private List<String> judge(Came item) {
    var late = emitted.late(item.id());
    if (item.pulled()) {
      return late == null ? List.of() : List.of(item.id() + " is late, though it was pulled");
    }
    var greater = came.stream().filter(other -> precedes(other, item)).toList();
    var violations = new ArrayList<String>();
    if (late == null) {
      greater.stream()
          .filter(other -> other.key() > item.key() && mustMakeLate(other, item))
          .forEach(other -> violations.add(item.id() + " is not late, though after " + other.id()));
    } else if (late.step() != item.step()) {
      violations.add(item.id() + " is late, but not when it came");
    } else if (greater.stream().noneMatch(other -> mayMakeLate(other, item, late))) {
      violations.add(item.id() + " is late, though after none" + greatest(greater));
    }
    return violations;
  }

  /// Whether the other item, which may have a greater key, stands before the item, and no
  /// correction between them.
  private boolean precedes(Came other, Came item) {
    return other.order() < item.order()
        && other.entity().equals(item.entity())
        && other.kind() == item.kind()
        && other.keyMax() > item.key()
        && between(other, item).noneMatch(pulled -> emitted.corrected(pulled.id()));
  }

  private boolean mustMakeLate(Came other, Came item) {
    if (heldAtEnd() && between(other, item).anyMatch(pulled -> emitted.nothing(pulled.id()))) {
      return false;
    }
    var forced = emitted.forced(other.id());
    return other.pulled()
        ? emitted.event(other.id())
        : isOver(other, item)
            || (forced != null && forced.step() < item.step())
            || between(other, item).anyMatch(pulled -> emitted.event(pulled.id()));
  }

  /// The pulled items of the entity between two items.
  private Stream<Came> between(Came other, Came item) {
    return came.stream()
        .filter(Came::pulled)
        .filter(pulled -> pulled.entity().equals(item.entity()))
        .filter(pulled -> pulled.order() > other.order() && pulled.order() < item.order());
  }

  private boolean isOver(Came other, Came item) {
    return came.stream()
        .filter(before -> before.entity().equals(item.entity()))
        .filter(before -> before.order() <= other.order())
        .allMatch(before -> before.graceEndsMs() <= clockMs(item));
  }

  private boolean mayMakeLate(Came other, Came item, LatenessCheckEmissions.At late) {
    if (other.pulled()) {
      return mayBePlaced(other);
    }
    var forced = emitted.forced(other.id());
    return mustMakeLate(other, item)
        || other.graceEndsMs() <= clockMs(item)
        || (forced != null && forced.order() < late.order())
        || (emitted.nothing(other.id()) && unchangedSince(other, steps.get(item.step())))
        || between(other, item).anyMatch(this::mayBePlaced);
  }

  /// Whether a pulled item has an event, or may have been placed without one.
  private boolean mayBePlaced(Came pulled) {
    return emitted.event(pulled.id())
        || heldAtEnd()
        || (emitted.nothing(pulled.id()) && unchangedSince(pulled, steps.getLast()));
  }

  private boolean heldAtEnd() {
    return steps.getLast().count("held") > 0;
  }

  /// Whether an item was released without an event between the item and a later record.
  private boolean unchangedSince(Came other, RecordResult later) {
    var before = other.step() == 0 ? 0 : steps.get(other.step() - 1).count("unchanged");
    return later.count("unchanged") > before;
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
