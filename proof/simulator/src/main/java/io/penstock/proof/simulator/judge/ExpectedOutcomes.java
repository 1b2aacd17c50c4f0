package io.penstock.proof.simulator.judge;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.penstock.proof.reference.Emission;
import io.penstock.proof.reference.RecordResult;
import io.penstock.proof.simulator.Intent.Changes;
import io.penstock.proof.simulator.judge.RawTopic.Stored;
import io.penstock.proof.simulator.judge.Reconciliation.JudgeSettings;
import io.penstock.schemas.Operation;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The expected outcome of every change in the raw topic, according to the reference model.
final class ExpectedOutcomes {
  /// The expected outcome of an item.
  sealed interface Fate {
    StoredChange item();

    /// The item becomes an event.
    sealed interface Speaking extends Fate {}

    /// The item becomes an event in the order of its entity.
    record Emitted(StoredChange item, long sequence, Operation operation) implements Speaking {}

    /// The item becomes a late event, because a later change was released before.
    record Late(StoredChange item) implements Speaking {}

    /// The content equals that of the entity's last event.
    record Unchanged(StoredChange item) implements Fate {}

    /// The delivery was decided before.
    record Repeat(StoredChange item) implements Fate {}
  }

  private final Map<String, Fate> byId = new LinkedHashMap<>();
  private final Set<Stored> repeats = new HashSet<>();

  ExpectedOutcomes(RawTopic raw, JudgeSettings settings) {
    var stored = raw.stored().stream().collect(toMap(each -> each.found().receipt(), identity()));
    raw.partitions()
        .forEach(
            records -> enter(records, stored, new ModelledLog(settings).steps(records, stored)));
  }

  private void enter(
      List<ConsumedRecord> records, Map<String, Stored> stored, List<RecordResult> steps) {
    var emissions = new HashMap<String, Emission>();
    steps.stream()
        .flatMap(result -> result.emissions().stream())
        .forEach(emission -> emissions.put(String.valueOf(emission.textOf("ce_id")), emission));
    for (int i = 0; i < records.size(); i++) {
      var webhook = stored.get(records.get(i).receipt());
      if (webhook != null) {
        var before = i == 0 ? 0 : duplicates(steps.get(i - 1));
        enter(webhook, duplicates(steps.get(i)) > before, emissions);
      }
    }
  }

  private void enter(Stored stored, boolean repeat, Map<String, Emission> emissions) {
    if (repeat) {
      repeats.add(stored);
    }
    if (stored.webhook() != null && stored.webhook().meaning() instanceof Changes(var changes)) {
      for (int number = 0; number < changes.size(); number++) {
        var item = new StoredChange(stored, number, changes.get(number));
        var fate = repeat ? new Fate.Repeat(item) : fate(item, emissions.get(item.id()));
        byId.put(item.id(), fate);
      }
    }
  }

  private static long duplicates(RecordResult result) {
    return result.counts().getOrDefault("duplicate", 0L);
  }

  private static Fate fate(StoredChange item, @Nullable Emission emission) {
    if (emission == null) {
      return new Fate.Unchanged(item);
    }
    if (emission.topic().endsWith(".late")) {
      return new Fate.Late(item);
    }
    var type = Objects.requireNonNull(emission.textOf("ce_type"), "every event has one");
    var sequence = Objects.requireNonNull(emission.textOf("ce_sequence"), "it is in order");
    var operation = type.substring(type.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    return new Fate.Emitted(item, Long.parseLong(sequence), Operation.valueOf(operation));
  }

  /// Whether the same delivery was decided earlier in the log.
  boolean repeated(Stored stored) {
    return repeats.contains(stored);
  }

  Collection<Fate> all() {
    return byId.values();
  }

  /// The outcome of the item with that event id; null if there is no such item.
  @Nullable Fate of(String id) {
    return byId.get(id);
  }

  /// The event that a late event names as having superseded it; null if it is not of the same
  /// entity.
  Fate.@Nullable Emitted superseding(Event event, StoredChange late) {
    return of(event.supersededBy()) instanceof Fate.Emitted emitted
            && emitted.item().entity().equals(late.entity())
        ? emitted
        : null;
  }
}
