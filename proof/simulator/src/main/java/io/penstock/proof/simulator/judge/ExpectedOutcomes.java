package io.penstock.proof.simulator.judge;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.penstock.proof.reference.Emission;
import io.penstock.proof.reference.RecordResult;
import io.penstock.proof.simulator.judge.RawTopic.Stored;
import io.penstock.proof.simulator.judge.Reconciliation.JudgeSettings;
import io.penstock.schemas.EventHeaders;
import io.penstock.schemas.Operation;
import java.util.ArrayList;
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
    ///
    /// @param corrected whether the event must be marked as a correction
    record Emitted(StoredChange item, long sequence, Operation operation, boolean corrected)
        implements Speaking {}

    /// The item becomes a late event, because the wait of a later change was over before.
    ///
    /// @param supersededBy the id of the event of the later change, as far as it is known then
    record Late(StoredChange item, String supersededBy) implements Speaking {}

    /// The content equals that of the entity's last event.
    record Unchanged(StoredChange item) implements Fate {}

    /// The delivery was decided before.
    record Repeat(StoredChange item) implements Fate {}

    /// The answer of an API that changes nothing.
    record NoNews(StoredChange item) implements Fate {}
  }

  private final JudgeSettings settings;
  private final Map<String, Stored> webhooks;
  private final Map<String, StoredAnswer> answers;
  private final Map<String, Fate> byId = new LinkedHashMap<>();
  private final Set<Stored> repeats = new HashSet<>();
  private final List<ExpectedRequest> requests = new ArrayList<>();

  ExpectedOutcomes(RawTopic raw, JudgeSettings settings) {
    this.settings = settings;
    webhooks = raw.stored().stream().collect(toMap(each -> each.found().receipt(), identity()));
    answers = raw.answers().stream().collect(toMap(each -> each.found().receipt(), identity()));
    raw.partitions().forEach(this::enter);
  }

  /// Enters the records of one partition, in the order of the log.
  private void enter(List<ConsumedRecord> records) {
    var log = new ModelledLog(settings);
    for (var record : records) {
      var webhook = webhooks.get(record.receipt());
      var answer = answers.get(record.receipt());
      if (webhook != null) {
        log.add(webhook);
      } else if (answer != null) {
        log.add(answer);
      } else {
        log.addTick(record);
      }
    }
    var steps = log.steps();
    enter(records, steps);
    steps.subList(0, records.size()).forEach(step -> requests.addAll(log.requests(step)));
  }

  private void enter(List<ConsumedRecord> records, List<RecordResult> steps) {
    var emissions = new HashMap<String, Emission>();
    steps.stream()
        .flatMap(result -> result.emissions().stream())
        .forEach(emission -> emissions.put(String.valueOf(emission.textOf("ce_id")), emission));
    for (int i = 0; i < records.size(); i++) {
      var before = i == 0 ? 0 : duplicates(steps.get(i - 1));
      var repeat = duplicates(steps.get(i)) > before;
      var receipt = records.get(i).receipt();
      var webhook = webhooks.get(receipt);
      var answer = answers.get(receipt);
      if (webhook != null) {
        enter(webhook, repeat, emissions);
      } else if (answer != null) {
        enter(answer, emissions);
      }
    }
  }

  private void enter(Stored stored, boolean repeat, Map<String, Emission> emissions) {
    if (repeat) {
      repeats.add(stored);
    }
    for (var item : stored.items()) {
      var fate =
          repeat
              ? new Fate.Repeat(item)
              : fate(item, emissions.get(item.id()), new Fate.Unchanged(item));
      byId.put(item.id(), fate);
    }
  }

  private void enter(StoredAnswer answer, Map<String, Emission> emissions) {
    var item = answer.item();
    if (item != null) {
      byId.put(item.id(), fate(item, emissions.get(item.id()), new Fate.NoNews(item)));
    }
  }

  private static long duplicates(RecordResult result) {
    return result.counts().getOrDefault("duplicate", 0L);
  }

  /// @param silent the outcome of an item without an event
  private static Fate fate(StoredChange item, @Nullable Emission emission, Fate silent) {
    if (emission == null) {
      return silent;
    }
    if (emission.topic().endsWith(".late")) {
      var value = Objects.requireNonNull(emission.value(), "an event has a value");
      return new Fate.Late(item, Event.supersededBy(Document.of(value)));
    }
    var type = Objects.requireNonNull(emission.textOf("ce_type"), "every event has one");
    var sequence = Objects.requireNonNull(emission.textOf("ce_sequence"), "it is in order");
    var operation = type.substring(type.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    var corrected = emission.textOf(EventHeaders.CORRECTED) != null;
    return new Fate.Emitted(
        item, Long.parseLong(sequence), Operation.valueOf(operation), corrected);
  }

  /// Whether the same delivery was decided earlier in the log.
  boolean repeated(Stored stored) {
    return repeats.contains(stored);
  }

  /// The requests for entities that must be emitted, in the order of each partition.
  List<ExpectedRequest> requests() {
    return requests;
  }

  Collection<Fate> all() {
    return byId.values();
  }

  /// The outcome of the item with that event id; null if there is no such item.
  @Nullable Fate of(String id) {
    return byId.get(id);
  }

  /// Whether an event supersedes a late one: it is the one that the model names, or another one of
  /// the entity in time. When the late one came, a later change was perhaps still held.
  boolean supersedes(String id, Fate.Late late) {
    return id.equals(late.supersededBy())
        || (of(id) instanceof Fate.Emitted emitted
            && emitted.item().entity().equals(late.item().entity()));
  }
}
