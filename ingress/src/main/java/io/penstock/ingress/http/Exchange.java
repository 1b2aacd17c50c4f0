package io.penstock.ingress.http;

import io.penstock.ingress.http.RequestObserver.Observation;
import io.penstock.ingress.intake.BodyReservation;
import io.penstock.ingress.intake.ByteBudget.Counted;
import io.penstock.ingress.intake.ByteBudget.OverShare;
import io.penstock.ingress.intake.WebhookJudge.Judgement;
import io.penstock.ingress.intake.WebhookJudge.RequestHead;
import io.penstock.ingress.publish.RawRecords;
import io.penstock.ingress.publish.WebhookPublisher.Publication;
import io.penstock.ingress.socket.NettyChannels;
import io.penstock.ingress.verify.Refusal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// One request over HTTP, from its head to its one answer.
///
/// Used on its event loop; only [#acknowledged] may be called on the producer's thread.
final class Exchange implements Publication {
  /// Where [OpenExchanges] has it; negative where it does not.
  int place = -1;

  private final EventLoopContext loop;
  private final AcceptedSocket socket;
  private final HttpServerRequest request;
  private final RequestHeaders headers;
  private final long startedNanos;
  private final BodyReservation reservation;
  private final Observation observation;
  private String connectionId = "";
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
      EventLoopContext loop,
      AcceptedSocket socket,
      HttpServerRequest request,
      RequestHeaders headers,
      BodyReservation reservation,
      Observation observation,
      long startedNanos) {
    this.loop = loop;
    this.socket = socket;
    this.request = request;
    this.headers = headers;
    this.startedNanos = startedNanos;
    this.reservation = reservation;
    this.observation = observation;
    this.dueNanos = loop.limits().bodyDueNanos(startedNanos, loop.nanos());
  }

  /// Refuses it without reading its body.
  ///
  /// @param named the connection, as the path names it
  void turnAway(Refusal refusal, String named) {
    listen(named);
    // Who waits to be told to go on will not send the body now: no next request can follow it.
    closing = headers.expectContinue();
    refuse(refusal);
  }

  /// Begins to read the body.
  ///
  /// @param named the connection, as the path names it
  void receive(String named) {
    listen(named);
    switch (reservation.begin(RawRecords.OVERHEAD_BYTES + headers.room())) {
      case TAKEN -> {
        if (headers.expectContinue()) {
          request.response().writeContinue();
        }
      }
      case NO_ROOM -> refuse(Refusal.BUSY);
      case TOO_LONG -> refuse(Refusal.TOO_LARGE);
    }
  }

  private void listen(String named) {
    connectionId = named;
    loop.open().add(this);
    socket.begins();
    request.handler(this::chunk).endHandler(_ -> whole()).exceptionHandler(_ -> gone());
  }

  private void chunk(Buffer chunk) {
    if (stage != Stage.RECEIVING) {
      return;
    }
    switch (reservation.add(NettyChannels.bytes(chunk))) {
      case TAKEN -> {}
      case NO_ROOM -> refuse(Refusal.BUSY);
      case TOO_LONG -> refuse(Refusal.TOO_LARGE);
    }
  }

  private void whole() {
    if (stage == Stage.LINGERING) {
      passed();
    }
    if (stage != Stage.RECEIVING) {
      return;
    }
    var bytes = reservation.whole();
    var head = new RequestHead(connectionId, headers);
    var judgement = loop.pipeline().judge(head, bytes, observation);
    connectionId = judgement.connectionId();
    switch (judgement) {
      case Judgement.Store store -> publish(store);
      case Judgement.Refuse(_, _, var refusal, var answer) -> {
        refuse(refusal, answer);
        observation.refusedWhole(refusal, connectionId, bytes);
      }
    }
  }

  private void publish(Judgement.Store store) {
    // Asked again: all of a connection's bodies may have been let in before the first was verified.
    switch (reservation.verified(connectionId)) {
      case OverShare() -> refuse(Refusal.OVER_SHARE);
      case Counted _ -> {
        stage = Stage.PUBLISHING;
        dueNanos = startedNanos + loop.limits().answerWithin().toNanos();
        webhookId = store.webhook().webhookId();
        handedNanos = loop.nanos();
        observation.publishing();
        loop.pipeline().publish(store, this);
      }
    }
  }

  @Override
  public void acknowledged(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
    this.metadata = metadata;
    this.failure = failure;
    this.settledNanos = loop.nanos();
    observation.acknowledged(metadata, failure);
  }

  /// The record was stored or failed; back on the loop.
  @Override
  public void settled() {
    reservation.settled();
    if (metadata != null && failure == null) {
      observation.durable(settledNanos - handedNanos);
    }
    if (stage != Stage.PUBLISHING) {
      return;
    }
    if (failure != null || metadata == null) {
      answer(Refusal.NOT_STORED, Refusal.NOT_STORED);
      return;
    }
    finish(settledNanos);
    endIf(loop.lifecycle().leaving());
    observation.stored(connectionId, settledNanos - startedNanos);
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
      reservation.drop();
      finish(loop.nanos());
      observation.abandoned(connectionId);
    } else if (stage == Stage.LINGERING) {
      finish(loop.nanos());
    }
  }

  private void refuse(Refusal refusal) {
    refuse(refusal, refusal);
  }

  private void refuse(Refusal refusal, Refusal answer) {
    reservation.drop();
    answer(refusal, answer);
  }

  /// Refuses. Where the body is still coming, the rest of it is let go by for a moment: closing at
  /// once could reset the connection and lose the answer.
  private void answer(Refusal refusal, Refusal answer) {
    observation.refused(refusal, answer, connectionId);
    endIf(refusal.closes() || loop.lifecycle().leaving());
    var whole = request.isEnded();
    if (whole) {
      finish(loop.nanos());
    } else {
      stage = Stage.LINGERING;
      dueNanos = loop.nanos() + EventLoopContext.LINGER_NANOS;
    }
    var answered = loop.answers().refused(request.response(), answer, closing);
    if (whole) {
      closeIfEnding(answered);
    }
  }

  /// Lets the socket end with this answer, where it must; it may have been to end before.
  private void endIf(boolean must) {
    closing |= must;
    if (closing) {
      socket.ends(loop.nanos());
    }
  }

  private void closeIfEnding(Future<Void> answered) {
    if (closing) {
      answered.onComplete(_ -> socket.close());
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
    socket.ends(loop.nanos());
    socket.close();
  }

  private void finish(long nowNanos) {
    stage = Stage.DONE;
    if (loop.open().remove(this)) {
      socket.rests(nowNanos);
    }
  }
}
