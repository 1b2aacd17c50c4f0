package io.penstock.proof.simulator.judge;

import static java.util.stream.Collectors.groupingBy;

import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import io.penstock.schemas.EventHeaders;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks the requests for entities: they are those of the reference model, each once, and in the
/// order of the model.
final class FetchRequestCheck {
  private final PromiseCount line =
      new PromiseCount("entities are asked for when they must be, once and in order");
  private final Map<String, List<Request>> byCause;
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
  }

  private FetchRequestCheck(List<Request> requests) {
    byCause = requests.stream().collect(groupingBy(Request::cause));
  }

  static JudgedPromise line(Evidence evidence) {
    var requests = evidence.requests().stream().map(Request::of).toList();
    var fetches = new FetchRequestCheck(requests);
    var expected = evidence.fates().requests();
    expected.stream().collect(groupingBy(ExpectedRequest::cause)).forEach(fetches::enter);
    fetches.line.find(requests.size());
    fetches.others(requests);
    if (fetches.line.line().differences().isEmpty()) {
      fetches.order(expected, requests);
    }
    return fetches.line.line();
  }

  private void enter(String cause, List<ExpectedRequest> expected) {
    var requests = byCause.getOrDefault(cause, List.of());
    line.expect(expected.size());
    accounted.add(cause);
    if (requests.size() != expected.size()) {
      line.differ(
          "the raw record %s of %s asks %d times, not %d"
              .formatted(
                  cause, expected.getFirst().connection(), requests.size(), expected.size()));
      return;
    }
    for (int number = 0; number < expected.size(); number++) {
      var comparison = compare(expected.get(number), requests.get(number));
      if (!comparison.agrees()) {
        line.differ(requests.get(number).found().place() + ": " + comparison.text());
      }
    }
  }

  private static FieldComparison compare(ExpectedRequest expected, Request request) {
    var found = request.found();
    var value = request.value();
    return new FieldComparison()
        .same("the key", expected.connection(), found.key())
        .same("the partition", expected.partition(), found.partition())
        .same("the timestamp", expected.timestampMs(), found.timestamp())
        .same(
            EventHeaders.CONTENT_TYPE, "application/json", found.header(EventHeaders.CONTENT_TYPE))
        .same("/connection", expected.connection(), value.at("/connection"))
        .same("/type", expected.type(), value.at("/type"))
        .same("/ids", expected.ids(), ids(value))
        .same("/operation", expected.operation(), value.at("/operation"))
        .same("/attempt", expected.attempt(), value.at("/attempt"))
        .same("/notBefore", expected.notBefore(), value.at("/notBefore"));
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

  /// Compares the order of the causes in each partition.
  private void order(List<ExpectedRequest> expected, List<Request> requests) {
    var wanted = expected.stream().collect(groupingBy(ExpectedRequest::partition));
    var found = requests.stream().collect(groupingBy(it -> it.found().partition()));
    wanted.forEach((partition, each) -> sameCauses(each, found.getOrDefault(partition, List.of())));
  }

  private void sameCauses(List<ExpectedRequest> wanted, List<Request> found) {
    for (int number = 0; number < found.size(); number++) {
      var due = wanted.get(number).cause();
      var request = found.get(number);
      if (!request.cause().equals(due)) {
        line.differ(
            "%s: %s is in the place of %s"
                .formatted(request.found().place(), request.cause(), due));
        return;
      }
    }
  }
}
