package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.reference.Header;
import io.penstock.proof.reference.RawRecord;
import io.penstock.proof.reference.RecordResult;
import io.penstock.proof.reference.ReferenceModel;
import io.penstock.proof.simulator.Change;
import io.penstock.proof.simulator.Intent.Changes;
import io.penstock.proof.simulator.Intent.Generic;
import io.penstock.proof.simulator.Intent.Notice;
import io.penstock.proof.simulator.judge.RawTopic.Stored;
import io.penstock.proof.simulator.judge.Reconciliation.JudgeSettings;
import io.penstock.schemas.Operation;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Translates one partition of the raw topic for the reference model.
///
/// The model does not know every entity type and every spelling, but the ledger knows what each
/// webhook means. So each entity becomes an asset with a number as its id, and each content becomes
/// a number. A webhook that names no entity names none here. The order and the timestamps are those
/// of the raw topic. Any other record becomes a tick.
final class ModelledLog {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ANY_TIME = "2000-01-01T00:00:00Z";
  private static final long FOR_EVER_MS = 7 * 86_400_000L;
  private static final byte[] NOTHING = {};

  private final JudgeSettings settings;
  private final Map<Object, Integer> numbers = new HashMap<>();

  ModelledLog(JudgeSettings settings) {
    this.settings = settings;
  }

  /// The model's result for each record, and for ticks after the last record until no item is held.
  ///
  /// @param records of one partition, in the order of the log
  /// @param stored the webhooks among them, by receipt
  List<RecordResult> steps(List<ConsumedRecord> records, Map<String, Stored> stored) {
    var log = new ArrayList<RawRecord>();
    for (var record : records) {
      var webhook = stored.get(record.receipt());
      log.add(webhook == null ? tick(record, record.timestamp()) : told(webhook));
    }
    log.addAll(timeAfter(records.getLast()));
    return ReferenceModel.fold(modelRules(), log);
  }

  private io.penstock.proof.reference.ModelSettings modelRules() {
    var defaults = io.penstock.proof.reference.ModelSettings.defaults(settings.topics().prefix());
    return new io.penstock.proof.reference.ModelSettings(
        defaults.prefix(),
        settings.grace().toMillis(),
        defaults.gapTimeoutMs(),
        settings.clockStep().toMillis(),
        FOR_EVER_MS,
        defaults.aheadMaxMs(),
        defaults.lagMaxMs(),
        defaults.fetchLapseMs(),
        defaults.fetchOpenMax(),
        defaults.bounds(),
        defaults.contiguous());
  }

  private List<RawRecord> timeAfter(ConsumedRecord last) {
    var stepMs = settings.clockStep().toMillis();
    var ticks = new ArrayList<RawRecord>();
    for (long ms = stepMs; ms <= settings.grace().toMillis() + stepMs; ms += stepMs) {
      ticks.add(tick(last, last.timestamp() + ms));
    }
    return ticks;
  }

  private static RawRecord tick(ConsumedRecord at, long timestampMs) {
    return record(at, timestampMs, NOTHING, List.of(Header.of("kind", "tick")));
  }

  private RawRecord told(Stored stored) {
    var webhook = stored.webhook();
    var body = webhook == null ? null : body(webhook.number(), webhook.meaning());
    if (webhook == null || body == null) {
      return tick(stored.found(), stored.found().timestamp());
    }
    return record(
        stored.found(),
        stored.found().timestamp(),
        JSON.writeValueAsBytes(body),
        List.of(
            Header.of("webhook-id", stored.delivery().id()),
            Header.of("webhook-id-origin", WebhookId.origin(webhook)),
            Header.of("origin", "webhook"),
            Header.of("recipe", "makini")));
  }

  private static RawRecord record(
      ConsumedRecord at, long timestampMs, byte[] body, List<Header> headers) {
    return new RawRecord(
        at.topic(),
        at.partition(),
        at.offset(),
        timestampMs,
        at.key().getBytes(UTF_8),
        body,
        headers);
  }

  /// The body that the model reads; `null` if the webhook becomes no event and no request.
  ///
  /// @param number makes bodies with the same meaning differ
  private @Nullable ObjectNode body(int number, io.penstock.proof.simulator.Intent meaning) {
    var data = JSON.createArrayNode();
    var event =
        switch (meaning) {
          case Changes(var changes) -> "asset." + told(changes, data);
          case Notice(_, var operation, var ids) -> {
            ids.forEach(data::add);
            yield "asset." + operation;
          }
          case Generic _ -> "no entity";
          default -> null;
        };
    if (event == null) {
      return null;
    }
    var body = JSON.createObjectNode();
    body.put("event", event).put("timestamp", ANY_TIME).put("number", number);
    body.set("data", data);
    return body;
  }

  /// Adds the items of the changes to the data.
  ///
  /// @return the verb in the event's name, which is the same for all changes of a webhook
  private String told(List<Change> changes, ArrayNode data) {
    var verb = changes.getFirst().verb();
    for (var change : changes) {
      if (change.verb() != verb) {
        throw new IllegalArgumentException("a webhook of several verbs: " + changes);
      }
      var item = data.addObject();
      item.put("id", number(List.of(change.type().name(), change.entity())));
      item.put("updatedAt", change.changedAt().truncatedTo(ChronoUnit.MICROS).toString());
      item.put("content", number(change.content()));
      if (change.deleted() || change.verb() == Operation.DELETED) {
        item.put("deletedAt", ANY_TIME);
      }
    }
    return verb.name().toLowerCase(Locale.ROOT);
  }

  private int number(Object of) {
    return numbers.computeIfAbsent(of, _ -> numbers.size());
  }
}
