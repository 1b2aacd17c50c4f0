package io.penstock.ingress.pull;

import io.penstock.ingress.pull.api.ApiResult;
import io.penstock.ingress.pull.api.CallFailure;
import io.penstock.ingress.pull.api.CallResult;
import io.penstock.ingress.pull.api.StopReason;
import io.penstock.ingress.pull.fetch.FetchQueue;
import io.penstock.ingress.pull.fetch.RequestInFlight;
import io.penstock.ingress.pull.fetch.WantedId;
import io.penstock.schemas.EntityType;
import io.penstock.senders.api.AnsweredEntity;
import io.penstock.senders.api.ListPage;
import io.penstock.senders.api.PagePosition;
import io.penstock.senders.api.SingleAnswer;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/// The requests of one connection: each id is asked for, and its answer is stored. Used only by the
/// event loop of the pull side.
///
/// An id that is dropped before it was asked for leaves a hole, so its type is polled instead.
final class ConnectionFetches {
  private final PullLoop loop;
  private final AnsweredOffsets answered;
  private final Consumer<EntityType> dropped;
  private final FetchQueue queue = new FetchQueue();
  private final Map<EntityType, Future<Void>> witnesses = new HashMap<>();
  private PullTarget target;
  private @Nullable StopReason stopped;
  private int inFlight;
  private boolean closed;

  /// Requests of a connection.
  ///
  /// @param dropped is told the type of each id that is dropped before it was asked for
  ConnectionFetches(
      PullLoop loop, PullTarget target, AnsweredOffsets answered, Consumer<EntityType> dropped) {
    this.loop = loop;
    this.target = target;
    this.answered = answered;
    this.dropped = dropped;
  }

  /// Uses a newer definition of the connection from now on.
  void use(PullTarget newer) {
    target = newer;
  }

  void add(RequestInFlight request) {
    for (var id : WantedId.all(request)) {
      if (stopped != null) {
        drop(id, stopped.label());
      } else if (queue.add(id)) {
        loop.queued().add(1);
      } else {
        drop(id, FetchOutcome.QUEUE_FULL.label());
      }
    }
    pump();
  }

  /// Asks for the ids whose time has come, within the limits.
  void pump() {
    while (!closed && stopped == null && roomForOne()) {
      var next = queue.take(loop.now());
      if (next == null) {
        return;
      }
      loop.queued().remove(1);
      inFlight++;
      ask(next);
    }
  }

  private boolean roomForOne() {
    return inFlight < target.idsInFlightMax() && loop.publisher().hasRoom();
  }

  private void ask(WantedId id) {
    loop.calls()
        .fetch(target.id(), id.type(), id.id())
        .onSuccess(
            result -> {
              if (!closed) {
                answered(id, result);
              }
            });
  }

  private void answered(WantedId id, CallResult<SingleAnswer> result) {
    switch (result) {
      case CallResult.Read<SingleAnswer>(var answer, var entity) -> store(id, answer, entity);
      case CallResult.Absent<SingleAnswer>(var absence) -> storeAbsence(id, absence);
      case CallResult.Failed<SingleAnswer>(ApiResult.Failed(var failure, var detail, _)) -> {
        if (unasked(failure)) {
          dropped.accept(id.type());
        }
        finish(id, failure.label(), detail);
      }
    }
  }

  /// Whether the API was not asked for the id, so that others of its connection fail likewise.
  private static boolean unasked(CallFailure failure) {
    return switch (failure) {
      case UNAUTHORIZED, TOKEN_MISSING, TOKEN_UNREADABLE, CIRCUIT_OPEN, QUEUE_FULL -> true;
      case TIMED_OUT,
          UNRESOLVED,
          CONNECTION_FAILED,
          CERTIFICATE_UNTRUSTED,
          TRUNCATED,
          RATE_LIMITED,
          SERVER_ERROR,
          TOKEN_NOT_REFRESHED,
          NO_ROOM,
          ANSWER_TOO_LARGE,
          REDIRECTED,
          REQUEST_REFUSED,
          UNEXPECTED_STATUS,
          NOT_PULLED,
          NOT_ASKABLE ->
          false;
    };
  }

  private void store(WantedId id, ApiResult.Answered answer, SingleAnswer read) {
    // An unreadable answer becomes a dead letter, which tells the reason.
    var content =
        switch (read) {
          case SingleAnswer.Read(var entity) -> entity.content().copy();
          case SingleAnswer.Unreadable _ -> answer.body();
        };
    if (content.length > loop.entityBytesMax()) {
      finish(id, FetchOutcome.ROW_TOO_LARGE.label(), content.length + " bytes");
      return;
    }
    append(id, target.records().entity(id, content, receipt(answer)), true);
  }

  /// Stores an absence after its witness, or without one if none can be read.
  private void storeAbsence(WantedId id, ApiResult.Answered absence) {
    witness(id)
        .onComplete(
            _ -> {
              if (!closed) {
                var body = absence.body();
                var receipt = receipt(absence);
                var record = target.records().absence(id, body, absence.status(), receipt);
                append(id, record, false);
              }
            });
  }

  private void append(WantedId id, ProducerRecord<byte[], byte[]> record, boolean content) {
    loop.publisher()
        .append(record, () -> !closed)
        .onComplete(
            stored -> {
              if (content) {
                answered.stored(id.type(), stored.offset());
              }
              finish(id, FetchOutcome.ANSWERED.label(), "");
            },
            failure -> {
              if (failure instanceof RecordTooLargeException) {
                finish(id, FetchOutcome.ROW_TOO_LARGE.label(), "refused by Kafka");
              }
            });
  }

  /// Has content of the type stored after the cause of an absence. One row is enough for all
  /// absences that wait for it.
  private Future<Void> witness(WantedId absent) {
    if (answered.after(absent.type(), absent.cause())) {
      return Future.succeededFuture();
    }
    var underWay = witnesses.get(absent.type());
    if (underWay != null) {
      return underWay;
    }
    var read =
        loop.calls()
            .page(target.id(), absent.type(), PagePosition.FIRST, null, 1)
            .compose(result -> storeWitness(absent, result))
            .onComplete(_ -> witnesses.remove(absent.type()));
    if (!read.isComplete()) {
      witnesses.put(absent.type(), read);
    }
    return read;
  }

  private Future<Void> storeWitness(WantedId absent, CallResult<ListPage> result) {
    if (closed
        || !(result
            instanceof
            CallResult.Read<ListPage>(var answer, ListPage.Read(var entities, _, _, _)))) {
      return Future.succeededFuture();
    }
    for (var row : entities) {
      if (row instanceof AnsweredEntity.Identified(_, var content)
          && content.length() <= loop.entityBytesMax()) {
        var record = target.records().witness(absent, content.copy(), receipt(answer));
        return loop.publisher()
            .append(record, () -> !closed)
            .onSuccess(stored -> answered.stored(absent.type(), stored.offset()))
            .mapEmpty();
      }
    }
    return Future.succeededFuture();
  }

  private RawAnswers.Receipt receipt(ApiResult.Answered answer) {
    return new RawAnswers.Receipt(loop.now(), answer.contentType());
  }

  private void finish(WantedId id, String label, String detail) {
    loop.observer().fetched(target.id(), id.type(), label, detail);
    inFlight--;
    id.finish();
    pump();
  }

  private void drop(WantedId id, String label) {
    loop.observer().fetched(target.id(), id.type(), label, "");
    dropped.accept(id.type());
    id.finish();
  }

  /// The connection can't be called: all ids that wait are dropped.
  void stop(StopReason reason) {
    stopped = reason;
    dropAll(reason.label());
  }

  void resume() {
    stopped = null;
    pump();
  }

  private void dropAll(String label) {
    var all = queue.takeAll();
    loop.queued().remove(all.size());
    all.forEach(id -> drop(id, label));
  }

  /// Finishes all ids unanswered: the connection is not pulled any more. Those in flight are
  /// finished by what becomes of their calls.
  void skip() {
    dropAll(FetchOutcome.SKIPPED.label());
  }

  /// Forgets all ids without finishing them: another replica answers them. Answers that were sent
  /// to Kafka are finished when they are stored.
  void abandon() {
    closed = true;
    loop.queued().remove(queue.takeAll().size());
  }
}
