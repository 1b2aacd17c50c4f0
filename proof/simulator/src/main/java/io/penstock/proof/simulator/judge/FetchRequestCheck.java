package io.penstock.proof.simulator.judge;

import static java.util.stream.Collectors.groupingBy;

import io.penstock.proof.simulator.Intent.Notice;
import io.penstock.proof.simulator.judge.RawTopic.Stored;
import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import io.penstock.schemas.EventHeaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks the fetch requests: the entities that a thin webhook names are requested, each once, up
/// to 100 in a request, in the order of the log.
final class FetchRequestCheck {
  private static final int IDS_MAX = 100;

  private final PromiseCount line =
      new PromiseCount("each thin webhook asks for its entities, in order");
  private final Map<String, List<Request>> byCause;
  private final ExpectedOutcomes expected;
  private final Set<String> accounted = new HashSet<>();

  /// A fetch request that was consumed.
  ///
  /// @param cause the raw record that caused it: `<partition>-<offset>`
  private record Request(ConsumedRecord found, Document value, String cause) {
    static Request of(ConsumedRecord found) {
      var value = Document.of(found.value());
      var cause = value.at("/cause/partition") + "-" + value.at("/cause/offset");
      return new Request(found, value, cause);
    }

    long causeOffset() {
      return value.root().at("/cause/offset").asLong(-1);
    }
  }

  private FetchRequestCheck(List<Request> requests, ExpectedOutcomes expected) {
    this.expected = expected;
    byCause = requests.stream().collect(groupingBy(Request::cause));
  }

  static JudgedPromise line(Evidence evidence) {
    var topic = evidence.rules().topics().fetches();
    var requests = evidence.findings().on(topic).stream().map(Request::of).toList();
    var fetches = new FetchRequestCheck(requests, evidence.fates());
    evidence.raw().stored().forEach(fetches::enter);
    fetches.line.find(requests.size());
    fetches.others(requests);
    fetches.order(requests);
    return fetches.line.line();
  }

  private void enter(Stored stored) {
    var webhook = stored.webhook();
    if (webhook != null
        && webhook.meaning() instanceof Notice notice
        && !expected.repeated(stored)) {
      enter(stored, notice, parts(notice));
    }
  }

  /// The ids of each request that the webhook must cause.
  private static List<List<String>> parts(Notice notice) {
    var ids = notice.ids().stream().distinct().toList();
    var parts = new ArrayList<List<String>>();
    for (int from = 0; from < ids.size(); from += IDS_MAX) {
      parts.add(ids.subList(from, Math.min(from + IDS_MAX, ids.size())));
    }
    return parts;
  }

  private void enter(Stored stored, Notice notice, List<List<String>> parts) {
    var cause = stored.found().receipt();
    var name = "%s at %s".formatted(stored.name(), cause);
    var requests = byCause.getOrDefault(cause, List.of());
    line.expect(parts.size());
    accounted.add(cause);
    if (requests.size() != parts.size()) {
      line.differ("%s asks %d times, not %d".formatted(name, requests.size(), parts.size()));
      return;
    }
    for (int part = 0; part < parts.size(); part++) {
      var comparison = compare(stored, notice, parts.get(part), requests.get(part));
      if (!comparison.agrees()) {
        line.differ(name + ": " + comparison.text());
      }
    }
  }

  private static FieldComparison compare(
      Stored stored, Notice notice, List<String> ids, Request request) {
    var connection = stored.delivery().connection();
    var raw = stored.found();
    var value = request.value();
    return new FieldComparison()
        .same("the key", connection, request.found().key())
        .same("the partition", raw.partition(), request.found().partition())
        .same("the timestamp", raw.timestamp(), request.found().timestamp())
        .same(
            EventHeaders.CONTENT_TYPE,
            "application/json",
            request.found().header(EventHeaders.CONTENT_TYPE))
        .same("/connection", connection, value.at("/connection"))
        .same("/type", notice.type().name(), value.at("/type"))
        .same("/ids", ids, ids(value))
        .same("/operation", notice.operation(), value.at("/operation"))
        .same("/attempt", "0", value.at("/attempt"))
        .same(
            "/notBefore",
            ExpectedTime.text(Instant.ofEpochMilli(raw.timestamp())),
            value.at("/notBefore"));
  }

  private static List<String> ids(Document request) {
    var ids = new ArrayList<String>();
    request.root().at("/ids").forEach(id -> ids.add(id.asString()));
    return ids;
  }

  private void others(List<Request> requests) {
    for (var request : requests) {
      if (!accounted.contains(request.cause())) {
        line.differ(request.found().place() + ": " + request.cause() + " asks for nothing");
      }
    }
  }

  private void order(List<Request> requests) {
    var last = new HashMap<Integer, Request>();
    for (var request : requests) {
      var before = last.put(request.found().partition(), request);
      if (before != null && request.causeOffset() < before.causeOffset()) {
        line.differ(
            "%s: %s comes after %s"
                .formatted(request.found().place(), request.cause(), before.cause()));
      }
    }
  }
}
