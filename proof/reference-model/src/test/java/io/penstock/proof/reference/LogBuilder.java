package io.penstock.proof.reference;

import io.penstock.proof.reference.generate.RawRecordDraft;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A log made by hand, on connection `c`, and what it leads to.
final class LogBuilder {
  private static final long START_MS = 1_767_322_800_000L;

  private final ModelSettings settings;
  private final List<RawRecord> records = new ArrayList<>();
  private long timestampMs = START_MS;

  LogBuilder(ModelSettings settings) {
    this.settings = settings;
  }

  static LogBuilder byDefault() {
    return new LogBuilder(ModelSettings.defaults("t"));
  }

  LogBuilder after(long ms) {
    timestampMs += ms;
    return this;
  }

  LogBuilder add(RawRecordDraft draft) {
    records.add(draft.at(17 + records.size(), timestampMs));
    return this;
  }

  /// A webhook of which the id is its number.
  LogBuilder webhook(String body) {
    return webhook("evt-" + records.size(), body);
  }

  LogBuilder webhook(String id, String body) {
    return add(record(id, body));
  }

  LogBuilder versioned(String body, UnaryOperator<RawRecordDraft> change) {
    return add(change.apply(record("evt-" + records.size(), body).but("recipe", "versioned")));
  }

  LogBuilder versioned(String body) {
    return versioned(body, UnaryOperator.identity());
  }

  /// A webhook of a connection that can be asked.
  LogBuilder pushed(String body) {
    return pushed(body, UnaryOperator.identity());
  }

  LogBuilder pushed(String body, UnaryOperator<RawRecordDraft> change) {
    return add(change.apply(record("evt-" + records.size(), body).and("pull", "true")));
  }

  /// A row of a listing of assets.
  LogBuilder row(String body, UnaryOperator<RawRecordDraft> change) {
    return pulled("poll", body, change);
  }

  /// The answer to the request for asset `e`.
  ///
  /// @param cause the offset that the request names
  LogBuilder answer(long cause, int attempt, String body, UnaryOperator<RawRecordDraft> change) {
    return pulled(
        "fetch",
        body,
        draft ->
            change.apply(
                draft.and("entity-id", "e").and("mark", "" + cause).and("attempt", "" + attempt)));
  }

  private LogBuilder pulled(String origin, String body, UnaryOperator<RawRecordDraft> change) {
    return pushed(
        body, draft -> change.apply(draft.but("origin", origin).and("entity-type", "asset")));
  }

  /// A read that did not begin before this time of the log, in milliseconds since its start.
  static UnaryOperator<RawRecordDraft> readAt(long ms) {
    return draft -> draft.and("mark-time", "" + (START_MS + ms));
  }

  /// A read of unknown time.
  static UnaryOperator<RawRecordDraft> readSometime() {
    return UnaryOperator.identity();
  }

  static UnaryOperator<RawRecordDraft> with(String header, String text) {
    return draft -> draft.and(header, text);
  }

  LogBuilder tick() {
    return add(RawRecordDraft.tick());
  }

  static RawRecordDraft record(String id, String body) {
    return RawRecordDraft.of("c", body)
        .and("webhook-id", id)
        .and("recipe", "makini")
        .and("origin", "webhook");
  }

  /// An asset that changed at a second of 03:00.
  static String asset(String id, int second, String title) {
    return assets("updated", state(id, second, title));
  }

  static String assets(String verb, String content) {
    return "{\"event\":\"assets.%s\",\"data\":%s}".formatted(verb, content);
  }

  static String state(String id, int second, String title) {
    return "{\"id\":\"%s\",\"updatedAt\":\"2026-01-02T03:00:%02dZ\",\"title\":\"%s\"}"
        .formatted(id, second, title);
  }

  static String version(String id, long version, String title) {
    return assets(
        "updated", "{\"id\":\"%s\",\"version\":%d,\"title\":\"%s\"}".formatted(id, version, title));
  }

  ModelSettings rules() {
    return settings;
  }

  List<RecordResult> steps() {
    return ReferenceModel.fold(settings, records);
  }

  /// All that was emitted, a line each: the item, where it went, as what, and its marks.
  List<String> lines() {
    return steps().stream()
        .flatMap(step -> step.emissions().stream())
        .map(LogBuilder::line)
        .toList();
  }

  /// The events of entities and the late items, a line each.
  List<String> events() {
    return lines().stream().filter(line -> !line.startsWith("fetches")).toList();
  }

  /// The requests, a line each: the operation, the ids, the cause, the attempt, and the time before
  /// which nothing is read, in milliseconds since the start of the log.
  List<String> requests() {
    return steps().stream()
        .flatMap(step -> step.emissions().stream())
        .filter(emission -> emission.topic().equals("t.fetches"))
        .map(Steps::value)
        .map(LogBuilder::request)
        .toList();
  }

  private static String request(JsonNode value) {
    var ids = value.get("ids").values().stream().map(JsonNode::stringValue);
    var notBefore = Instant.parse(value.get("notBefore").stringValue()).toEpochMilli();
    return "%s %s because of %s, attempt %s, not before %d"
        .formatted(
            value.get("operation").stringValue(),
            ids.collect(Collectors.joining(",")),
            value.get("cause").get("offset").asString(),
            value.get("attempt").asString(),
            notBefore - START_MS);
  }

  /// What is counted at the end.
  long count(String name) {
    return steps().getLast().count(name);
  }

  private static String line(Emission emission) {
    if (emission.has("dead-reason")) {
      var items = emission.has("dead-items") ? " " + emission.textOf("dead-items") : "";
      return "dead " + emission.textOf("raw-offset") + " " + emission.textOf("dead-reason") + items;
    }
    var line = new StringBuilder(emission.topic().substring(2));
    var value = Json.read(java.util.Objects.requireNonNull(emission.value()));
    if (value != null && value.has("cause")) {
      var ids = value.get("ids").values().stream().map(JsonNode::stringValue);
      return line.append(' ').append(ids.collect(Collectors.joining(","))).toString();
    }
    line.append(' ').append(emission.textOf("ce_id"));
    line.append(' ').append(java.util.Objects.requireNonNull(value).get("operation").stringValue());
    if (value.has("sequence")) {
      line.append(" #").append(value.get("sequence").asString());
    } else {
      line.append(" by ").append(value.get("lateBy").asString());
    }
    for (var mark : List.of("gap", "baseline", "forced", "corrected", "tie")) {
      if (emission.has(mark)) {
        line.append(' ').append(mark);
      }
    }
    return line.toString();
  }
}
