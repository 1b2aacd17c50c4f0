package io.penstock.proof.simulator.judge;

import static java.util.stream.Collectors.groupingBy;

import io.penstock.proof.simulator.Intent.Notice;
import io.penstock.proof.simulator.judge.RawTopic.Stored;
import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks the fetch requests: each entity that a thin webhook names is requested, in the order of
/// the log.
final class FetchRequestCheck {
  private final PromiseCount line =
      new PromiseCount("each thin webhook asks for its entities, in order");
  private final Map<String, List<Request>> byCause;
  private final ExpectedOutcomes expected;
  private final Set<String> accounted = new HashSet<>();

  /// A fetch request that was consumed.
  ///
  /// @param cause the item that caused it: `<partition>-<offset>-<item>`
  private record Request(ConsumedRecord found, Document value, String cause) {
    static Request of(ConsumedRecord found) {
      var value = Document.of(found.value());
      var cause =
          "%s-%s-%s"
              .formatted(
                  value.at("/cause/partition"), value.at("/cause/offset"), value.at("/cause/item"));
      return new Request(found, value, cause);
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
    if (webhook == null || !(webhook.meaning() instanceof Notice notice)) {
      return;
    }
    if (expected.repeated(stored)) {
      return;
    }
    for (int item = 0; item < notice.ids().size(); item++) {
      enter(stored, notice, item);
    }
  }

  private void enter(Stored stored, Notice notice, int item) {
    var cause = stored.found().receipt() + "-" + item;
    var name = "%s, %s at %s".formatted(stored.name(), notice.ids().get(item), cause);
    var requests = byCause.getOrDefault(cause, List.of());
    line.expect(1);
    accounted.add(cause);
    if (requests.size() != 1) {
      line.differ(name + " is asked for " + requests.size() + " times");
      return;
    }
    var comparison = compare(stored, notice, item, requests.getFirst());
    if (!comparison.agrees()) {
      line.differ(name + ": " + comparison.text());
    }
  }

  private static FieldComparison compare(Stored stored, Notice notice, int item, Request request) {
    var connection = stored.delivery().connection();
    return new FieldComparison()
        .same("the key", connection, request.found().key())
        .same("the partition", stored.found().partition(), request.found().partition())
        .same("the timestamp", stored.found().timestamp(), request.found().timestamp())
        .same("/connection", connection, request.value().at("/connection"))
        .same("/type", notice.type().name(), request.value().at("/type"))
        .same("/id", notice.ids().get(item), request.value().at("/id"))
        .same("/operation", notice.operation(), request.value().at("/operation"));
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
      if (before != null && precedes(request, before)) {
        line.differ(
            "%s: %s comes after %s"
                .formatted(request.found().place(), request.cause(), before.cause()));
      }
    }
  }

  private static boolean precedes(Request one, Request other) {
    var offsets = Long.compare(number(one, "offset"), number(other, "offset"));
    return offsets < 0 || (offsets == 0 && number(one, "item") < number(other, "item"));
  }

  private static long number(Request request, String member) {
    return request.value().root().at("/cause/" + member).asLong(-1);
  }
}
