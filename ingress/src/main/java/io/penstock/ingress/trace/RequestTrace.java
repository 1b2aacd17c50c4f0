package io.penstock.ingress.trace;

import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// One request on its way, as its loop and the producer's thread tell of it.
public interface RequestTrace {

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
