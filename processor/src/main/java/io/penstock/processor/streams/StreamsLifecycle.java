package io.penstock.processor.streams;

import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;

/// How far the life of Kafka Streams has come in this process.
sealed interface StreamsLifecycle {

  /// Nothing was asked yet, or nothing is missing any more: it begins soon.
  record Starting() implements StreamsLifecycle {}

  /// It can't begin yet.
  record Waiting(String reason) implements StreamsLifecycle {}

  /// It was started.
  record Running(KafkaStreams begun) implements StreamsLifecycle {}

  /// It stopped for good, or never began.
  record Ended(String reason, Optional<KafkaStreams> begun) implements StreamsLifecycle {}

  /// The process closes it, however far it had come.
  record Closing(StreamsLifecycle before) implements StreamsLifecycle {}

  /// The same with an end; the first reason stands.
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

  /// Why it stopped for good, if it did.
  default Optional<String> ending() {
    return switch (this) {
      case Starting(), Waiting _, Running _ -> Optional.empty();
      case Ended(var reason, _) -> Optional.of(reason);
      case Closing(var before) -> before.ending();
    };
  }
}
