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

/// One HTTP request, from its head to its only answer.
///
/// Used on its event loop. Only [#acknowledged] may be called on the producer's thread.
final class Exchange implements Publication {
  /// The index of this exchange in [OpenExchanges]; negative if it is not there.
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
    /// The request is refused; the rest of its body is discarded.
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

  /// Refuses the request without reading its body.
  ///
  /// @param named the connection id in the path; empty if the path has none
  void turnAway(Refusal refusal, String named) {
    listen(named);
    // A sender that waits for `100 Continue` will not send the body now. So no request can follow.
    closing = headers.expectContinue();
    refuse(refusal);
  }

  /// Starts reading the body.
  ///
  /// @param named the connection id in the path; empty if the path has none
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
    // The second check: all of a connection's bodies may be admitted before the first is verified.
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

  /// Releases the reserved bytes, and answers the sender if it still waits. Called on the event
  /// loop when the record was stored or has failed.
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

  /// Refuses the request, or ends a refused one, if its deadline has passed.
  void expire(long nowNanos) {
    if (nowNanos - dueNanos < 0) {
      return;
    }
    switch (stage) {
      case RECEIVING -> refuse(Refusal.BODY_TIMEOUT);
      // The record's bytes stay reserved until its callback, because it may still be stored.
      case PUBLISHING -> answer(Refusal.TIMED_OUT, Refusal.TIMED_OUT);
      case LINGERING -> leave();
      case DONE -> {}
    }
  }

  /// Called when the sender has closed the socket.
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

  /// Sends the refusal's answer. If the body is still arriving, its rest is discarded for up to
  /// [EventLoopContext#LINGER_NANOS], because an immediate close could cause a reset and lose the
  /// answer.
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

  /// Marks the socket as closing after this answer, if `must` or an earlier call requires that.
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

  /// Called when the rest of a refused body has arrived.
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
