package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.reference.Emission;
import io.penstock.proof.reference.Header;
import io.penstock.proof.reference.ModelSettings;
import io.penstock.proof.reference.RawRecord;
import io.penstock.proof.reference.RecordResult;
import io.penstock.proof.reference.ReferenceModel;
import io.penstock.proof.simulator.Change;
import io.penstock.proof.simulator.Intent;
import io.penstock.proof.simulator.Intent.Changes;
import io.penstock.proof.simulator.Intent.Generic;
import io.penstock.proof.simulator.Intent.Notice;
import io.penstock.proof.simulator.judge.RawTopic.Stored;
import io.penstock.proof.simulator.judge.Reconciliation.JudgeSettings;
import io.penstock.schemas.Operation;
import io.penstock.schemas.RawRecordHeaders;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Translates one partition of the raw topic for the reference model.
///
/// The model does not know every entity type and every spelling, but the ledger knows what each
/// webhook means, and the history of the sources knows what each answer shows. So each entity
/// becomes an asset with a number as its id, and each content becomes a number. A webhook that
/// names no entity names none here. The order, the timestamps and the headers that decide are those
/// of the raw topic. Any other record becomes a tick.
final class ModelledLog {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ANY_TIME = "2000-01-01T00:00:00Z";
  private static final long FOR_EVER_MS = 7 * 86_400_000L;
  private static final byte[] NOTHING = {};

  /// The headers that the model reads as they are.
  private static final List<String> KEPT =
      List.of(
          RawRecordHeaders.WEBHOOK_ID,
          RawRecordHeaders.WEBHOOK_ID_ORIGIN,
          RawRecordHeaders.RECEIVED_AT,
          RawRecordHeaders.PULL,
          RawRecordHeaders.OPERATION,
          RawRecordHeaders.MARK,
          RawRecordHeaders.MARK_TIME,
          RawRecordHeaders.ATTEMPT,
          RawRecordHeaders.STATUS,
          RawRecordHeaders.LAG_MAX);

  private final JudgeSettings settings;
  private final ModelledEntities entities = new ModelledEntities();
  private final List<RawRecord> log = new ArrayList<>();

  ModelledLog(JudgeSettings settings) {
    this.settings = settings;
  }

  /// Appends a record that carries time only.
  void addTick(ConsumedRecord found) {
    log.add(tick(found, found.timestamp()));
  }

  /// Appends a webhook; one that becomes no event and no request is a tick.
  void add(Stored stored) {
    var webhook = stored.webhook();
    var body = webhook == null ? null : body(webhook.number(), webhook.meaning());
    log.add(
        body == null
            ? tick(stored.found(), stored.found().timestamp())
            : record(stored.found(), JSON.writeValueAsBytes(body), headers(stored.found())));
  }

  /// Appends an answer; one that is no state of the source is a tick.
  void add(StoredAnswer answer) {
    var change = answer.change();
    if (change == null) {
      addTick(answer.found());
      return;
    }
    var headers = new ArrayList<>(headers(answer.found()));
    headers.add(Header.of(RawRecordHeaders.ENTITY_TYPE, "asset"));
    if (answer.fetched()) {
      var asked = entities.number(answer.type(), answer.id());
      headers.add(Header.of(RawRecordHeaders.ENTITY_ID, Integer.toString(asked)));
    }
    var body = JSON.createObjectNode();
    if (!answer.absent()) {
      add(change, change.deleted(), body);
    }
    log.add(record(answer.found(), JSON.writeValueAsBytes(body), headers));
  }

  /// The model's result for each record, and for ticks after the last record until no item is held.
  List<RecordResult> steps() {
    var all = new ArrayList<>(log);
    all.addAll(timeAfter(log.getLast()));
    return ReferenceModel.fold(modelRules(), all);
  }

  /// The requests among the emissions of a step.
  List<ExpectedRequest> requests(RecordResult step) {
    return step.emissions().stream()
        .filter(emission -> emission.topic().equals(settings.topics().fetches()))
        .map(this::request)
        .toList();
  }

  private ExpectedRequest request(Emission emission) {
    var value = Document.of(Objects.requireNonNull(emission.value(), "a request has a value"));
    var asked = new ArrayList<ModelledEntities.Named>();
    value.root().at("/ids").forEach(id -> asked.add(entities.entity(id.asString())));
    return new ExpectedRequest(
        emission.partition(),
        emission.timestampMs(),
        value.at("/connection"),
        asked.getFirst().type(),
        asked.stream().map(ModelledEntities.Named::id).toList(),
        value.at("/operation"),
        value.root().at("/cause/offset").asLong(),
        value.at("/attempt"),
        value.at("/notBefore"));
  }

  private ModelSettings modelRules() {
    var defaults = ModelSettings.defaults(settings.topics().prefix());
    return new ModelSettings(
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

  private List<RawRecord> timeAfter(RawRecord last) {
    var stepMs = settings.clockStep().toMillis();
    var ticks = new ArrayList<RawRecord>();
    for (long ms = stepMs; ms <= settings.grace().toMillis() + stepMs; ms += stepMs) {
      ticks.add(
          new RawRecord(
              last.topic(),
              last.partition(),
              last.offset(),
              last.timestampMs() + ms,
              last.key(),
              NOTHING,
              List.of(Header.of(RawRecordHeaders.KIND, "tick"))));
    }
    return ticks;
  }

  private static RawRecord tick(ConsumedRecord at, long timestampMs) {
    return new RawRecord(
        at.topic(),
        at.partition(),
        at.offset(),
        timestampMs,
        at.key().getBytes(UTF_8),
        NOTHING,
        List.of(Header.of(RawRecordHeaders.KIND, "tick")));
  }

  private static List<Header> headers(ConsumedRecord found) {
    var headers = new ArrayList<Header>();
    for (var name : KEPT) {
      var value = found.header(name);
      if (value != null) {
        headers.add(Header.of(name, value));
      }
    }
    var origin = Objects.requireNonNullElse(found.header(RawRecordHeaders.ORIGIN), "webhook");
    headers.add(Header.of(RawRecordHeaders.ORIGIN, origin));
    headers.add(Header.of(RawRecordHeaders.RECIPE, "makini"));
    return headers;
  }

  private static RawRecord record(ConsumedRecord at, byte[] body, List<Header> headers) {
    return new RawRecord(
        at.topic(),
        at.partition(),
        at.offset(),
        at.timestamp(),
        at.key().getBytes(UTF_8),
        body,
        headers);
  }

  /// The body that the model reads; `null` if the webhook becomes no event and no request.
  ///
  /// @param number makes bodies with the same meaning differ
  private @Nullable ObjectNode body(int number, Intent meaning) {
    var body = JSON.createObjectNode();
    var data = body.putArray("data");
    var event =
        switch (meaning) {
          case Changes(var changes) -> "asset." + told(changes, data);
          case Notice(var type, var operation, var ids) -> {
            ids.forEach(id -> data.add(Integer.toString(entities.number(type.name(), id))));
            yield "asset." + operation;
          }
          case Generic _ -> "no entity";
          default -> null;
        };
    return event == null ? null : body.put("event", event).put("number", number);
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
      add(change, change.deleted() || verb == Operation.DELETED, data.addObject());
    }
    return verb.label();
  }

  private void add(Change change, boolean deleted, ObjectNode item) {
    item.put("id", entities.number(change.type().name(), change.entity()));
    item.put("updatedAt", change.changedAt().truncatedTo(ChronoUnit.MICROS).toString());
    item.put("content", entities.content(change.content()));
    if (deleted) {
      item.put("deletedAt", ANY_TIME);
    }
  }
}
