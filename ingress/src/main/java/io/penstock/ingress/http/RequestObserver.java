package io.penstock.ingress.http;

import io.penstock.ingress.intake.WebhookJudge.Judgement;
import io.penstock.ingress.verify.Refusal;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Observes what becomes of requests: for metrics, log, samples, traces and silence.
///
/// Every request has exactly one outcome. Its label is [#STORED], [#ABANDONED] or the refusal's. No
/// method blocks or changes what is stored or answered. Safe for use by several threads.
public interface RequestObserver {
  /// The label of a webhook that was stored.
  String STORED = "stored";

  /// The label of a request whose sender left before its body was whole.
  String ABANDONED = "abandoned";

  /// A request's head is in.
  ///
  /// @return observes this request
  Observation begin(String method, RequestHeaders headers);

  /// The codec could not read a request, which was refused.
  void unreadable(Refusal refusal);

  /// Observes one request. Called on its event loop, except for [#acknowledged].
  interface Observation {

    /// The body is whole and was judged.
    ///
    /// @param nowMs wall time, in Unix milliseconds
    void judged(Judgement judgement, long nowMs);

    /// Its record is handed to the producer.
    void publishing();

    /// The broker has the record, or it failed; called on the producer's thread.
    ///
    /// @param stored where it stands; `null` if it failed
    void acknowledged(@Nullable RecordMetadata stored, @Nullable Exception failure);

    /// The broker has the record, whether the sender still waits or not.
    ///
    /// @param nanos from handing the record to the producer to the acknowledgement
    void durable(long nanos);

    /// Stored, and answered 200 if the sender was still there.
    ///
    /// @param nanos from the request to the acknowledgement
    void stored(String connectionId, long nanos);

    /// Refused.
    ///
    /// @param answer the refusal that the sender is told
    /// @param connectionId as the request named it; empty if it named none
    void refused(Refusal refusal, Refusal answer, String connectionId);

    /// A webhook was refused after its body was whole, and its sender has the answer.
    ///
    /// @param body the bytes as they came, which do not change any more
    void refusedWhole(Refusal refusal, String connectionId, byte[] body);

    /// The sender left before the body was whole.
    void abandoned(String connectionId);
  }
}
