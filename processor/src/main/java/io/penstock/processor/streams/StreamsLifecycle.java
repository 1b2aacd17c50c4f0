package io.penstock.processor.streams;

import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;

/// The state of Kafka Streams in this process.
sealed interface StreamsLifecycle {

  /// Kafka Streams starts soon: no check was made yet, or nothing is missing any more.
  record Starting() implements StreamsLifecycle {}

  /// Kafka Streams can't start yet.
  record Waiting(String reason) implements StreamsLifecycle {}

  /// Kafka Streams was started.
  record Running(KafkaStreams begun) implements StreamsLifecycle {}

  /// Kafka Streams stopped for good, or will never start.
  record Ended(String reason, Optional<KafkaStreams> begun) implements StreamsLifecycle {}

  /// The process is closing Kafka Streams, in whatever state it was before.
  record Closing(StreamsLifecycle before) implements StreamsLifecycle {}

  /// This state with a reason for the end. If there is a reason already, it is kept.
  default StreamsLifecycle ended(String reason) {
    return switch (this) {
      case Starting(), Waiting _ -> new Ended(reason, Optional.empty());
      case Running(var begun) -> new Ended(reason, Optional.of(begun));
      case Ended first -> first;
      case Closing(var before) -> new Closing(before.ended(reason));
    };
  }

  /// Kafka Streams, if it was started.
  default Optional<KafkaStreams> streams() {
    return switch (this) {
      case Starting(), Waiting _ -> Optional.empty();
      case Running(var begun) -> Optional.of(begun);
      case Ended(_, var begun) -> begun;
      case Closing(var before) -> before.streams();
    };
  }

  /// The reason why Kafka Streams stopped for good, if it did.
  default Optional<String> ending() {
    return switch (this) {
      case Starting(), Waiting _, Running _ -> Optional.empty();
      case Ended(var reason, _) -> Optional.of(reason);
      case Closing(var before) -> before.ending();
    };
  }
}
