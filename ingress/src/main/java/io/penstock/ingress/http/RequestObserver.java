package io.penstock.ingress.http;

import io.penstock.ingress.intake.WebhookJudge.Judgement;
import io.penstock.ingress.verify.Refusal;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Observes the outcome of each request, for metrics, log, samples, traces and silence.
///
/// Every request has exactly one outcome. Its label is [#STORED], [#ABANDONED] or the refusal's. No
/// method blocks, or changes the record or the answer. Safe for use by several threads.
public interface RequestObserver {
  /// The label of a stored webhook.
  String STORED = "stored";

  /// The label of a request whose sender left before the body was complete.
  String ABANDONED = "abandoned";

  /// Called when a request's head has arrived.
  ///
  /// @return the observation of this request
  Observation begin(String method, RequestHeaders headers);

  /// Called when a request is refused because the HTTP codec could not parse it.
  void unreadable(Refusal refusal);

  /// Observes one request. Called on the request's event loop, except [#acknowledged].
  interface Observation {

    /// Called when the complete request was judged.
    ///
    /// @param nowMs wall-clock time, in Unix milliseconds
    void judged(Judgement judgement, long nowMs);

    /// Called when the request's record goes to the producer.
    void publishing();

    /// Called when the record was stored or has failed: on the producer's thread, or on the event
    /// loop if `send` itself failed.
    ///
    /// @param stored the record's position in the topic; meaningless or `null` if it failed
    void acknowledged(@Nullable RecordMetadata stored, @Nullable Exception failure);

    /// Called when the record was stored, even if the sender no longer waits.
    ///
    /// @param nanos time from publishing to the broker's acknowledgement, in nanoseconds
    void durable(long nanos);

    /// Called when the webhook was stored in time; the answer is 200 if the sender still waits.
    ///
    /// @param nanos time from the start of the request to the acknowledgement, in nanoseconds
    void stored(String connectionId, long nanos);

    /// Called when the request is refused.
    ///
    /// @param answer the refusal that the sender is told; it may reveal less than `refusal`
    /// @param connectionId the id of the connection; empty if the request named none
    void refused(Refusal refusal, Refusal answer, String connectionId);

    /// Called after [#refused] if the complete request was judged; the answer is already written.
    ///
    /// @param body the bytes as received, which no longer change
    void refusedWhole(Refusal refusal, String connectionId, byte[] body);

    /// Called when the sender left before the body was complete.
    void abandoned(String connectionId);
  }
}
