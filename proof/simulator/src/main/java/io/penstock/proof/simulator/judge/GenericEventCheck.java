package io.penstock.proof.simulator.judge;

import static java.util.stream.Collectors.groupingBy;

import io.penstock.proof.simulator.Intent.Generic;
import io.penstock.proof.simulator.judge.RawTopic.Stored;
import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import io.penstock.schemas.EventHeaders;
import io.penstock.schemas.RawRecordHeaders;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Checks the generic events: each webhook that names no entity becomes one, in the order of the
/// log, and a repeat becomes none.
final class GenericEventCheck {
  /// Headers of entity events that no generic event has.
  private static final List<String> NEVER =
      List.of(EventHeaders.SUBJECT, EventHeaders.SEQUENCE, EventHeaders.ORDER_KEY);

  private static final Pattern RESERVED = Pattern.compile("[^A-Za-z0-9._~-]");

  private final PromiseCount line =
      new PromiseCount("what names no entity is a generic event, once and in order");
  private final ExpectedOutcomes expected;
  private final Map<String, List<Event>> byId;
  private final Set<String> accounted = new HashSet<>();

  private GenericEventCheck(List<Event> events, ExpectedOutcomes expected) {
    this.expected = expected;
    byId = events.stream().collect(groupingBy(Event::id));
  }

  static JudgedPromise line(Evidence evidence) {
    var topic = evidence.rules().topics().genericEvents();
    var events = evidence.findings().on(topic).stream().map(Event::of).toList();
    var check = new GenericEventCheck(events, evidence.fates());
    evidence.raw().stored().forEach(check::enter);
    check.line.find(events.size());
    check.others(events);
    check.order(events);
    return check.line.line();
  }

  private void enter(Stored stored) {
    var webhook = stored.webhook();
    if (webhook == null
        || !(webhook.meaning() instanceof Generic generic)
        || expected.repeated(stored)) {
      return;
    }
    var id = stored.found().receipt() + "-0";
    var found = byId.getOrDefault(id, List.of());
    line.expect(1);
    accounted.add(id);
    if (found.size() != 1) {
      line.differ("%s at %s is %d generic events".formatted(stored.name(), id, found.size()));
      return;
    }
    var comparison = compare(stored, generic, found.getFirst());
    if (!comparison.agrees()) {
      line.differ(stored.name() + ": " + comparison.text());
    }
  }

  private static FieldComparison compare(Stored stored, Generic generic, Event event) {
    var comparison = new FieldComparison();
    var connection = stored.delivery().connection();
    var value = event.value();
    var body = Document.of(stored.found().value());
    comparison
        .same("the key", connection, event.found().key())
        .same("the partition", stored.found().partition(), event.found().partition())
        .same("the timestamp", stored.found().timestamp(), event.found().timestamp())
        .same("/schema", "1", value.at("/schema"))
        .same("/event/name", generic.name(), value.at("/event/name"))
        .same("/event/connection", connection, value.at("/event/connection"))
        .same("/event/id", stored.delivery().id(), value.at("/event/id"))
        .same("/occurredAt", ExpectedTime.text(generic.at()), value.at("/occurredAt"))
        .same("/receivedAt", received(stored), value.at("/receivedAt"))
        .same("/data", body.at(""), value.at("/data"));
    headers(stored, generic)
        .forEach((name, text) -> comparison.same(name, text, event.found().header(name)));
    NEVER.forEach(name -> comparison.absent(name, event.found().header(name)));
    return comparison;
  }

  private static Map<String, String> headers(Stored stored, Generic generic) {
    return Map.of(
        EventHeaders.SPEC_VERSION,
        "1.0",
        EventHeaders.SOURCE,
        "/connections/" + stored.delivery().connection(),
        EventHeaders.TYPE,
        "penstock.event." + encoded(generic.name()),
        EventHeaders.TIME,
        ExpectedTime.text(generic.at()),
        EventHeaders.CONTENT_TYPE,
        "application/json",
        EventHeaders.WEBHOOK_ID,
        stored.delivery().id());
  }

  /// The name percent-encoded. The simulator's names are ASCII.
  private static String encoded(String name) {
    return RESERVED
        .matcher(name)
        .replaceAll(reserved -> "%%%02X".formatted((int) reserved.group().charAt(0)));
  }

  private static String received(Stored stored) {
    return ExpectedTime.ofHeader(stored.found().header(RawRecordHeaders.RECEIVED_AT));
  }

  private void others(List<Event> events) {
    for (var event : events) {
      if (!accounted.contains(event.id())) {
        line.differ(event.found().place() + ": " + event.id() + " is no webhook's");
      }
    }
  }

  private void order(List<Event> events) {
    var last = new HashMap<Integer, Event>();
    for (var event : events) {
      var before = last.put(event.found().partition(), event);
      if (before != null && offset(event) < offset(before)) {
        line.differ(
            "%s: %s comes after %s".formatted(event.found().place(), event.id(), before.id()));
      }
    }
  }

  /// The raw offset in the event's id; -1 if the id is none.
  private static long offset(Event event) {
    var parts = event.id().split("-", -1);
    return parts.length == 3 && parts[1].matches("[0-9]{1,18}") ? Long.parseLong(parts[1]) : -1;
  }
}
