package io.penstock.ingress.receive;

import io.penstock.ingress.publish.RawRecords;
import io.penstock.ingress.trace.RequestTrace;
import io.penstock.ingress.verify.Delivery;
import io.penstock.ingress.verify.Identifier.Identified;
import io.penstock.ingress.verify.Refusal;
import io.penstock.ingress.verify.Verdict;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// One admitted request, from its first chunk to its one answer.
///
/// Lives on its loop; only [#onCompletion] comes from the producer's thread.
final class Exchange implements Callback {
  /// Where [OpenExchanges] has it; negative where it does not.
  int place = -1;

  private final Loop loop;
  private final OpenConnection connection;
  private final HttpServerRequest request;
  private final RequestHeaders headers;
  private final long startedNanos;
  private final Holding holding;
  private final RequestTrace trace;
  private String connectionId;
  private Stage stage = Stage.RECEIVING;
  private long dueNanos;
  private long handedNanos;
  private long settledNanos;
  private boolean closing;
  private @Nullable String webhookId;
  private @Nullable RecordMetadata metadata;
  private @Nullable Exception failure;

  private enum Stage {
    RECEIVING,
    PUBLISHING,
    /// Answered; what still comes of the body is let go by.
    LINGERING,
    DONE
  }

  Exchange(
      Loop loop,
      OpenConnection connection,
      HttpServerRequest request,
      RequestHeaders headers,
      String connectionId,
      long startedNanos) {
    this.loop = loop;
    this.connection = connection;
    this.request = request;
    this.headers = headers;
    this.connectionId = connectionId;
    this.startedNanos = startedNanos;
    this.holding = new Holding(loop.inFlight(), loop.limits().bodyBytesMax());
    this.trace = loop.tracing().begin(request.method().name(), headers);
    this.dueNanos = loop.limits().bodyDueNanos(startedNanos, loop.nanos());
  }

  /// Refuses it without reading its body.
  void turnAway(Refusal refusal) {
    listen();
    // Who waits to be told to go on will not send the body now: no next request can follow it.
    closing = headers.expectContinue();
    refuse(refusal);
  }

  /// Begins to read the body.
  void receive() {
    listen();
    if (!holding.begin(RawRecords.OVERHEAD_BYTES + headers.room())) {
      refuse(Refusal.BUSY);
    } else if (headers.expectContinue()) {
      request.response().writeContinue();
    }
  }

  private void listen() {
    loop.open().add(this);
    connection.begins();
    request.handler(this::chunk).endHandler(_ -> whole()).exceptionHandler(_ -> gone());
  }

  private void chunk(Buffer chunk) {
    if (stage != Stage.RECEIVING) {
      return;
    }
    if (!holding.fits(chunk.length())) {
      refuse(Refusal.TOO_LARGE);
    } else if (!holding.add(chunk)) {
      refuse(Refusal.BUSY);
    }
  }

  private void whole() {
    if (stage == Stage.LINGERING) {
      passed();
    }
    if (stage != Stage.RECEIVING) {
      return;
    }
    var bytes = holding.whole();
    var snapshot = loop.verification().newest();
    var now = loop.clock().millis();
    switch (snapshot.verifier().verify(connectionId, headers, bytes, now)) {
      case Verdict.Refused(var refusal, var answer) -> refuse(refusal, answer, bytes);
      case Verdict.Stale stale -> {
        connectionId = stale.connectionId();
        loop.seen(stale, now);
        refuse(Refusal.STALE, Refusal.STALE, bytes);
      }
      case Verdict.Genuine genuine -> {
        connectionId = genuine.connectionId();
        snapshot.keyTimes().verified(genuine.keyId(), now);
        loop.seen(genuine, now);
        switch (snapshot.identifier().identify(genuine, headers, bytes, now)) {
          case Identified.Refused(var refusal) -> refuse(refusal, refusal, bytes);
          case Identified.As(var identified) -> publish(identified, snapshot.records());
        }
      }
    }
  }

  private void publish(Delivery identified, RawRecords records) {
    // Asked again: all of a connection's bodies may have been let in before the first was verified.
    if (!holding.verified(connectionId)) {
      refuse(Refusal.OVER_SHARE);
      return;
    }
    stage = Stage.PUBLISHING;
    dueNanos = startedNanos + loop.limits().answerWithin().toNanos();
    webhookId = identified.webhookId();
    handedNanos = loop.nanos();
    trace.sending();
    loop.outbox().add(records.record(identified), this);
  }

  @Override
  public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
    this.metadata = metadata;
    this.failure = exception;
    this.settledNanos = loop.nanos();
    trace.settled(metadata, exception);
    loop.acks().add(this);
  }

  /// The record was stored or failed; back on the loop.
  void settled() {
    holding.settled();
    if (metadata != null && failure == null) {
      loop.outcomes().acknowledged(settledNanos - handedNanos);
    }
    if (stage != Stage.PUBLISHING) {
      return;
    }
    if (failure != null || metadata == null) {
      answer(Refusal.NOT_STORED, Refusal.NOT_STORED);
      return;
    }
    finish(settledNanos);
    endIf(loop.gate().leaving());
    loop.outcomes().stored(settledNanos - startedNanos);
    trace.answered(200, Outcomes.STORED, connectionId);
    if (!request.response().closed()) {
      var id = Objects.requireNonNull(webhookId);
      var answered =
          loop.answers()
              .stored(request.response(), id, metadata.partition(), metadata.offset(), closing);
      closeIfEnding(answered);
    }
  }

  /// Ends the exchange where its time is up.
  void expire(long nowNanos) {
    if (nowNanos - dueNanos < 0) {
      return;
    }
    switch (stage) {
      case RECEIVING -> refuse(Refusal.BODY_TIMEOUT);
      // The record's bytes stay in flight until its callback: it may yet be stored.
      case PUBLISHING -> answer(Refusal.TIMED_OUT, Refusal.TIMED_OUT);
      case LINGERING -> leave();
      case DONE -> {}
    }
  }

  /// The sender left.
  private void gone() {
    if (stage == Stage.RECEIVING) {
      holding.drop();
      finish(loop.nanos());
      loop.outcomes().abandoned();
      trace.abandoned(Outcomes.ABANDONED, connectionId);
    } else if (stage == Stage.LINGERING) {
      finish(loop.nanos());
    }
  }

  /// Refuses a whole body, which is shown to operators once the sender has its answer.
  private void refuse(Refusal refusal, Refusal answer, byte[] bytes) {
    refuse(refusal, answer);
    loop.sampling().refused(refusal, connectionId, headers.map(), bytes);
  }

  private void refuse(Refusal refusal) {
    refuse(refusal, refusal);
  }

  private void refuse(Refusal refusal, Refusal answer) {
    holding.drop();
    answer(refusal, answer);
  }

  /// Refuses. Where the body is still coming, the rest of it is let go by for a moment: closing at
  /// once could reset the connection and lose the answer.
  private void answer(Refusal refusal, Refusal answer) {
    loop.outcomes().refused(refusal, connectionId);
    trace.answered(answer.status(), refusal.label(), connectionId);
    endIf(refusal.closes() || loop.gate().leaving());
    var whole = request.isEnded();
    if (whole) {
      finish(loop.nanos());
    } else {
      stage = Stage.LINGERING;
      dueNanos = loop.nanos() + Loop.LINGER_NANOS;
    }
    var answered = loop.answers().refused(request.response(), answer, closing);
    if (whole) {
      closeIfEnding(answered);
    }
  }

  /// Lets the connection end with this answer, where it must; it may have been to end before.
  private void endIf(boolean must) {
    closing |= must;
    if (closing) {
      connection.ends(loop.nanos());
    }
  }

  private void closeIfEnding(Future<Void> answered) {
    if (closing) {
      answered.onComplete(_ -> connection.close());
    }
  }

  /// The rest of a refused body is through.
  private void passed() {
    if (closing) {
      leave();
    } else {
      finish(loop.nanos());
    }
  }

  private void leave() {
    finish(loop.nanos());
    connection.ends(loop.nanos());
    connection.close();
  }

  private void finish(long nowNanos) {
    stage = Stage.DONE;
    if (loop.open().remove(this)) {
      connection.rests(nowNanos);
    }
  }
}
