package io.penstock.ingress.operate.trace;

import io.penstock.senders.signature.Headers;
import java.time.Duration;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Traces requests. Tracing never blocks, and never changes a record or an answer. Safe for use by
/// several threads.
public interface Tracing {

  /// Traces nothing.
  Tracing OFF = (_, _) -> RequestTrace.NONE;

  /// Called when a request's head has arrived.
  ///
  /// @param headers the request's headers; they may name the trace that it belongs to
  RequestTrace begin(String method, Headers headers);

  /// The number of spans ended so far.
  default long ended() {
    return 0;
  }

  /// The number of ended spans that a collector accepted.
  default long exported() {
    return 0;
  }

  /// Exports the remaining spans and closes the tracing.
  ///
  /// @param max maximum time for this
  default void close(Duration max) {}

  /// The trace of one request, called on its event loop and on the producer's thread.
  interface RequestTrace {

    /// A trace that ignores every call.
    RequestTrace NONE =
        new RequestTrace() {
          @Override
          public void sending() {}

          @Override
          public void settled(@Nullable RecordMetadata stored, @Nullable Exception failure) {}

          @Override
          public void answered(int status, String outcome, String connectionId) {}

          @Override
          public void abandoned(String outcome, String connectionId) {}
        };

    /// Called when the request's record goes to the producer.
    void sending();

    /// Called when the record was stored or has failed, on any thread.
    ///
    /// @param stored the record's position in the topic; meaningless or `null` if it failed
    void settled(@Nullable RecordMetadata stored, @Nullable Exception failure);

    /// Called when the request is answered.
    ///
    /// @param outcome the label of the outcome
    /// @param connectionId empty if the request named no connection
    void answered(int status, String outcome, String connectionId);

    /// Called when the sender left before the body was complete.
    void abandoned(String outcome, String connectionId);
  }
}
