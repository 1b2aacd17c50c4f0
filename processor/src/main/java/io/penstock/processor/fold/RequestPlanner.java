package io.penstock.processor.fold;

import io.penstock.processor.emit.FetchRequests;
import io.penstock.processor.emit.FetchRequests.Question;
import io.penstock.processor.emit.OutputRecord;
import io.penstock.processor.normalize.EntityChange;
import io.penstock.processor.order.HeldItem;
import io.penstock.processor.pull.AskReason;
import io.penstock.processor.pull.OpenRequest;
import io.penstock.processor.read.RawDelivery;
import io.penstock.processor.read.Webhook;
import io.penstock.schemas.EntityRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// Plans the requests to the APIs of connections. An entity has at most one open request; another
/// reason makes its answer ask once more.
final class RequestPlanner {
  private final FetchRequests requests;

  RequestPlanner(FetchRequests requests) {
    this.requests = requests;
  }

  /// The questions of one record, with the ids of the entities that share each.
  static final class Questions {
    private final SequencedMap<Question, SequencedSet<String>> ids = new LinkedHashMap<>(1);

    void add(Question question, String id) {
      ids.computeIfAbsent(question, _ -> new LinkedHashSet<>()).add(id);
    }
  }

  /// The outputs that ask the questions.
  List<OutputRecord> outputs(Questions questions) {
    var outputs = new ArrayList<OutputRecord>(1);
    questions.ids.forEach((question, ids) -> outputs.addAll(requests.of(question, ids)));
    return outputs;
  }

  /// Asks for an entity because of an item that a sender pushed. If the API of the connection can't
  /// be asked, only thin items ask, for a reader of their own.
  void ask(
      RecordPlan plan,
      RawDelivery.Genuine delivered,
      Webhook.Change webhook,
      String id,
      AskReason reason,
      Questions questions) {
    var record = delivered.record();
    var entity = new EntityRef(webhook.type(), id, delivered.connection());
    var key = EntityChange.stateKey(entity, delivered.test());
    if (delivered.askable()
        ? opens(plan, key, record.offset(), plan.timestampMs())
        : reason == AskReason.THIN) {
      plan.countAsked(reason);
      questions.add(
          new Question(
              delivered.connection(),
              webhook.type(),
              webhook.verb(),
              record.offset(),
              0,
              plan.timestampMs(),
              delivered.traceparent()),
          id);
    }
  }

  /// Asks for an entity because its event follows a deletion.
  void askAfterRevival(RecordPlan plan, HeldItem item, EntityChange change) {
    if (opens(plan, item.entity(), item.at().offset(), item.timestampMs())) {
      plan.countAsked(AskReason.REVIVAL);
      var questions = new Questions();
      questions.add(
          new Question(
              item.connection(),
              change.entity().type(),
              change.verb(),
              item.at().offset(),
              0,
              plan.timestampMs(),
              change.traceparent()),
          change.entity().id());
      outputs(questions).forEach(plan::emit);
    }
  }

  /// Opens a request, or adds the reason to the open one.
  ///
  /// @return whether a request is to be emitted
  private static boolean opens(RecordPlan plan, String entity, long offset, long reasonMs) {
    var open = plan.openRequest(entity);
    if (open == null) {
      plan.open(entity, OpenRequest.first(offset, plan.clockMs(), reasonMs));
      return true;
    }
    if (offset > open.cause()) {
      plan.again(entity, open, reasonMs);
    }
    return false;
  }
}
