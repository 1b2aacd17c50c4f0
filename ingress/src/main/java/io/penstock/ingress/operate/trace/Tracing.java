package io.penstock.ingress.operate.trace;

import io.penstock.senders.signature.Headers;
import java.time.Duration;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// Where requests are traced. It changes nothing of what is stored or answered, and waits for
/// nothing. Safe for use by several threads.
public interface Tracing {

  /// Traces nothing.
  Tracing OFF = (_, _) -> RequestTrace.NONE;

  /// A request's head is in.
  ///
  /// @param headers which may say whose trace it belongs to
  RequestTrace begin(String method, Headers headers);

  /// How many spans were ended so far.
  default long ended() {
    return 0;
  }

  /// How many of them a collector took.
  default long exported() {
    return 0;
  }

  /// Hands on what is left, and ends.
  ///
  /// @param max how long that may take
  default void close(Duration max) {}

  /// One request on its way, as its loop and the producer's thread tell of it.
  interface RequestTrace {

    /// Listens to nothing.
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

    /// Its record is handed to the producer.
    void sending();

    /// The broker has it, or it failed; from any thread.
    ///
    /// @param stored where it stands, unless it failed
    void settled(@Nullable RecordMetadata stored, @Nullable Exception failure);

    /// It has its answer.
    ///
    /// @param outcome its label
    /// @param connectionId empty where it named none
    void answered(int status, String outcome, String connectionId);

    /// Its sender left before it had one.
    void abandoned(String outcome, String connectionId);
  }
}
