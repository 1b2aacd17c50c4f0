package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.schemas.RawRecordHeaders;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What answers in the raw topic may belong to: the requests that were consumed, and the beginnings
/// of lists in the raw topic.
final class AnswerOrigins {
  private final Set<Asked> asked = new HashSet<>();
  private final Set<Cause> causes = new HashSet<>();
  private final Set<Cause> lists = new HashSet<>();
  private final Map<String, Integer> copies = new HashMap<>();

  /// An entity in a request.
  private record Asked(Cause cause, String id, String attempt) {}

  /// The raw record before which an API was not read.
  private record Cause(int partition, String connection, String type, String offset) {}

  AnswerOrigins(Evidence evidence) {
    var raw = evidence.rules().topics().webhooks();
    evidence.requests().forEach(this::enterRequest);
    evidence.findings().on(raw).forEach(this::enterList);
  }

  private void enterRequest(ConsumedRecord found) {
    var request = Document.of(found.value());
    var cause =
        new Cause(found.partition(), found.key(), request.at("/type"), request.at("/cause/offset"));
    causes.add(cause);
    request
        .root()
        .at("/ids")
        .forEach(id -> asked.add(new Asked(cause, id.asString(), request.at("/attempt"))));
  }

  private void enterList(ConsumedRecord found) {
    var type = found.header(RawRecordHeaders.ENTITY_TYPE);
    if ("poll".equals(found.header(RawRecordHeaders.KIND)) && type != null) {
      var offset = Long.toString(found.offset());
      lists.add(new Cause(found.partition(), found.key(), type, offset));
    }
  }

  /// What is wrong with an answer, as text; empty if it belongs to a request or a list, and is the
  /// first copy. Enters the answer.
  String enter(StoredAnswer answer) {
    var found = answer.found();
    var mark = answer.header(RawRecordHeaders.MARK);
    var cause = new Cause(found.partition(), found.key(), answer.type(), mark);
    if (!belongs(answer, cause)) {
      return "nothing asked for it";
    }
    var copy = copies.merge(found.key() + " " + answer.webhookId(), 1, Integer::sum);
    return copy > 1 ? "copy " + copy : "";
  }

  /// A row that shows that the list of a type can be read has the mark of a request.
  private boolean belongs(StoredAnswer answer, Cause cause) {
    var attempt = answer.header(RawRecordHeaders.ATTEMPT);
    return answer.fetched()
        ? asked.contains(new Asked(cause, answer.id(), attempt))
        : lists.contains(cause) || causes.contains(cause);
  }
}
