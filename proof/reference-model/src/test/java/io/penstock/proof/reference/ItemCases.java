package io.penstock.proof.reference;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Counts the cases of times and contents that the arrived items show.
final class ItemCases {
  private static final long MINUTE_MS = 60_000;
  private static final String SKIPPED = "2025-03-30T02:30:00";
  private static final String DOUBLED = "2025-10-26T02:30:00";
  private static final long DOUBLED_EARLIER_MICROS = 1_761_438_600_000_000L;
  private static final long HOUR_MICROS = 3_600_000_000L;

  private final CaseCounts counts;

  ItemCases(CaseCounts counts) {
    this.counts = counts;
  }

  void count(ModelSettings settings, List<RecordResult> steps, List<ArrivedItem> arrived) {
    arrived.forEach(item -> countTimes(settings, item));
    countEqualNumbers(steps, arrived);
    countDerived(settings, steps);
  }

  private void countTimes(ModelSettings settings, ArrivedItem item) {
    var ordered = item.ordered();
    var delivery = ordered.delivery();
    var changed = ordered.kind() == OrderKind.CHANGED;
    var aheadMicros = ordered.key() - delivery.receiptMs() * 1_000;
    counts.note(
        "future time trusted by ahead-max", changed && aheadMicros > settings.aheadMaxMs() * 1_000);
    var future = ordered.content().issues().stream().filter(ItemCases::isFuture).toList();
    counts.note("future time not trusted", !future.isEmpty());
    counts.note(
        "future time not trusted by ahead-max", !future.isEmpty() && isStrict(settings, delivery));
    if (item.object() == null) {
      return;
    }
    var times = new TimeSources(delivery, item.object());
    var deletedAt = times.deleted();
    var changedAt = times.changed(null, false);
    counts.note(
        "deletion time after the changed time",
        changed && deletedAt != null && changedAt != null && deletedAt > changedAt);
    counts.note(
        "insert ordered by its created time", changed && deletedAt == null && changedAt == null);
    countZones(item);
  }

  private static boolean isStrict(ModelSettings settings, Delivery delivery) {
    return delivery.aheadMaxMs() < settings.aheadMaxMs();
  }

  private static boolean isFuture(Issue issue) {
    return issue.code().equals("time-in-future");
  }

  private void countZones(ArrivedItem item) {
    var ordered = item.ordered();
    var zone = ordered.delivery().zone().getId();
    var assumed =
        ordered.content().issues().stream()
            .filter(issue -> issue.code().equals("assumed-time-zone"))
            .map(Issue::raw)
            .collect(Collectors.toSet());
    counts.note("assumed time zone UTC", !assumed.isEmpty() && isUtc(zone));
    counts.note("assumed time zone of the connection", !assumed.isEmpty() && !isUtc(zone));
    if (!zone.equals("Europe/Berlin")) {
      return;
    }
    counts.note("skipped local time", assumed.contains(SKIPPED));
    if (assumed.contains(DOUBLED)) {
      counts.note("doubled local time, later reading", ordered.key() >= laterMicros());
      counts.note("doubled local time, earlier reading", isEarlier(ordered));
    }
  }

  private static boolean isUtc(String zone) {
    return zone.equals("Z") || zone.equals("UTC");
  }

  private static long laterMicros() {
    return DOUBLED_EARLIER_MICROS + HOUR_MICROS;
  }

  private static boolean isEarlier(OrderedItem ordered) {
    return ordered.kind() == OrderKind.CHANGED && ordered.key() == DOUBLED_EARLIER_MICROS;
  }

  /// Counts items whose numbers are written in another way than in all events with equal content,
  /// and that were released without an event.
  private void countEqualNumbers(List<RecordResult> steps, List<ArrivedItem> arrived) {
    var emitted = ids(steps);
    var unchanged =
        steps.getLast().count("held") > 0
            ? List.<ArrivedItem>of()
            : arrived.stream().filter(item -> !emitted.contains(item.id())).toList();
    for (var item : unchanged) {
      var equal =
          arrived.stream()
              .filter(other -> emitted.contains(other.id()))
              .map(ArrivedItem::ordered)
              .filter(other -> other.entity().equals(item.ordered().entity()))
              .filter(other -> other.content().sameAs(item.ordered().content()))
              .toList();
      var written = Objects.toString(item.ordered().content().data());
      counts.note(
          "number equal by value",
          !equal.isEmpty()
              && equal.stream()
                  .noneMatch(other -> Objects.toString(other.content().data()).equals(written)));
    }
  }

  private static Set<String> ids(List<RecordResult> steps) {
    return steps.stream()
        .flatMap(step -> step.emissions().stream())
        .flatMap(emission -> Stream.ofNullable(emission.textOf("ce_id")))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /// Counts repeats under an id that is derived from the body.
  private void countDerived(ModelSettings settings, List<RecordResult> steps) {
    for (int step = 0; step < steps.size(); step++) {
      if (delivery(settings, steps, step) instanceof Delivery delivery
          && delivery.derived()
          && !delivery.redriven()
          && BodyReader.read(delivery) instanceof ParsedBody.Items items
          && !items.thin()) {
        var count = items.items().size();
        var duplicates = Steps.countOf(steps, step, "duplicate");
        counts.note("derived id: duplicate", duplicates == count);
        var lived = Steps.countOf(steps, step, "dead") == 0;
        counts.note(
            "derived id: decided anew after a later item",
            duplicates == 0 && lived && hasRecent(settings, steps, step, delivery));
      }
    }
  }

  /// Whether the same delivery was decided shortly before, so that its id still counts.
  private static boolean hasRecent(
      ModelSettings settings, List<RecordResult> steps, int step, Delivery delivery) {
    for (int earlier = step - 1; earlier >= 0; earlier--) {
      var record = steps.get(earlier).record();
      var clockMs = steps.get(step).clockMs() - steps.get(earlier).clockMs();
      if (clockMs < 10 * MINUTE_MS
          && Math.abs(delivery.raw().timestampMs() - record.timestampMs()) < 20 * MINUTE_MS
          && Steps.countOf(steps, earlier, "dead") == 0
          && delivery(settings, steps, earlier) instanceof Delivery before
          && !before.redriven()
          && before.sameAs(delivery)) {
        return true;
      }
    }
    return false;
  }

  private static ParsedRecord delivery(ModelSettings settings, List<RecordResult> steps, int step) {
    var record = steps.get(step).record();
    return record.text("kind") == null
        ? ParsedRecord.of(settings, record)
        : new ParsedRecord.NotOurs("control record");
  }
}
