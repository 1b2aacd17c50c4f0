package io.penstock.proof.benchmarks.profile;

import java.util.List;
import java.util.Set;

/// A part of the CPU time of the processor's process, by its relation to stored state.
///
/// The first six are parts of the stream thread, the others are other threads.
public enum CostPart {
  /// Lookups of an entity's state, in the store's memory and on disk.
  ENTITY_READS("entity reads"),
  /// Lookups of earlier deliveries in `seen`.
  SEEN_LOOKUPS("seen lookups"),
  /// Writes to all stores, and their commit.
  STORE_WRITES("store writes"),
  /// The fold itself: JSON, mappings, hashes, order.
  FOLD("fold, JSON"),
  /// Outputs and changelogs handed to the producer.
  SENDS("sends"),
  /// Kafka Streams and the consumer.
  STREAMS("Streams"),
  /// Flushes and compactions, on threads of RocksDB.
  ROCKSDB_THREADS("RocksDB threads"),
  /// Network threads of Kafka's clients.
  KAFKA_THREADS("Kafka threads"),
  /// The garbage collector, the compiler and all other threads.
  JVM_THREADS("GC, compiler");

  private static final String STORE = "io.penstock.processor.store.";
  private static final Set<String> SEEN_METHODS = Set.of("find", "anyOfId", "first");

  private final String label;

  CostPart(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /// A frame of a stack: class and method.
  record Frame(String type, String method) {}

  /// The part of a sample of the stream thread. The topmost frame that has a part decides, except
  /// that Kafka Streams, RocksDB and the codecs belong to the processor's store that calls them.
  ///
  /// @param stack the topmost frame first
  static CostPart of(List<Frame> stack) {
    var inStore = false;
    var inStreams = false;
    for (var frame : stack) {
      var type = frame.type();
      if (type.startsWith(STORE)) {
        return ofStore(stack);
      } else if (isSend(type)) {
        return SENDS;
      } else if (isStore(type)) {
        inStore = true;
      } else if (isStreams(type)) {
        inStreams = true;
      } else if (isFold(type)) {
        return inStreams ? STREAMS : FOLD;
      }
    }
    return inStore ? STORE_WRITES : STREAMS;
  }

  private static boolean isStore(String type) {
    return type.startsWith("org.rocksdb.") || type.startsWith("org.apache.kafka.streams.state.");
  }

  private static boolean isFold(String type) {
    return type.startsWith("io.penstock.") && !type.startsWith("io.penstock.processor.codec.");
  }

  private static CostPart ofStore(List<Frame> stack) {
    for (var frame : stack) {
      if (frame.type().equals(STORE + "SeenDeliveriesStore")
          && SEEN_METHODS.contains(frame.method())) {
        return SEEN_LOOKUPS;
      }
      if (frame.type().equals(STORE + "StoredFoldState") && frame.method().equals("entity")) {
        return ENTITY_READS;
      }
    }
    return STORE_WRITES;
  }

  private static boolean isSend(String type) {
    return type.startsWith("org.apache.kafka.clients.producer.")
        || type.startsWith("org.apache.kafka.streams.processor.internals.RecordCollector")
        || type.startsWith("org.apache.kafka.streams.processor.internals.StreamsProducer");
  }

  private static boolean isStreams(String type) {
    return type.startsWith("org.apache.kafka.streams.")
        || type.startsWith("org.apache.kafka.clients.")
        || type.startsWith("io.penstock.processor.streams.");
  }
}
