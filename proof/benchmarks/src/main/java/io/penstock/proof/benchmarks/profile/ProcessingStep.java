package io.penstock.proof.benchmarks.profile;

import java.util.List;

/// A part of the processor's work on a record, identified by the classes on the stack.
public enum ProcessingStep {
  DEDUPE("dedupe, seen"),
  JSON_READ("JSON read"),
  NORMALIZE("normalize"),
  ORDER("order, fold"),
  HASH("hash"),
  JSON_WRITE("JSON write"),
  STORES("stores, RocksDB"),
  PRODUCER("producer, changelog sends"),
  CONSUMER("consumer"),
  STREAMS("Streams plumbing"),
  REST("rest");

  /// Prefixes of class names; the longest prefix that matches a frame decides. Code that every step
  /// uses (the JDK's collections, Kafka's buffers and sockets) is not listed, so its caller
  /// decides.
  private static final List<Owned> OWNED =
      List.of(
          new Owned("io.penstock.processor.dedupe.", DEDUPE),
          new Owned("io.penstock.processor.read.", JSON_READ),
          new Owned("io.penstock.schemas.json.JsonReader", JSON_READ),
          new Owned("tools.jackson.core.json.ReaderBasedJsonParser", JSON_READ),
          new Owned("tools.jackson.core.json.UTF8StreamJsonParser", JSON_READ),
          new Owned("tools.jackson.core.sym.", JSON_READ),
          new Owned("io.penstock.processor.values.", NORMALIZE),
          new Owned("io.penstock.processor.normalize.", NORMALIZE),
          new Owned("io.penstock.processor.", ORDER),
          new Owned("io.penstock.schemas.", ORDER),
          new Owned("sun.security.provider.", HASH),
          new Owned("java.security.", HASH),
          new Owned("io.penstock.processor.normalize.EntityChange$ContentHash", HASH),
          new Owned("io.penstock.schemas.json.JsonWriter", JSON_WRITE),
          new Owned("io.penstock.schemas.EntityEventFormat", JSON_WRITE),
          new Owned("tools.jackson.core.json.UTF8JsonGenerator", JSON_WRITE),
          new Owned("tools.jackson.core.json.WriterBasedJsonGenerator", JSON_WRITE),
          new Owned("org.rocksdb.", STORES),
          new Owned("org.apache.kafka.streams.state.", STORES),
          new Owned("io.penstock.processor.store.", STORES),
          new Owned("org.apache.kafka.clients.producer.", PRODUCER),
          new Owned("org.apache.kafka.streams.processor.internals.RecordCollector", PRODUCER),
          new Owned("org.apache.kafka.streams.processor.internals.StreamsProducer", PRODUCER),
          new Owned("org.apache.kafka.clients.consumer.", CONSUMER),
          new Owned("org.apache.kafka.streams.", STREAMS),
          new Owned("io.penstock.processor.streams.", STREAMS),
          new Owned("io.penstock.processor.tick.", STREAMS),
          new Owned("io.penstock.processor.operate.", STREAMS));

  private final String label;

  ProcessingStep(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /// The step of a sample: the step of its topmost frame that has one.
  ///
  /// @param classes the class of each frame, the topmost first
  static ProcessingStep of(List<String> classes) {
    for (var name : classes) {
      var station = owner(name);
      if (station != REST) {
        return station;
      }
    }
    return REST;
  }

  private static ProcessingStep owner(String className) {
    var longest = 0;
    var station = REST;
    for (var owned : OWNED) {
      if (className.startsWith(owned.prefix) && owned.prefix.length() > longest) {
        longest = owned.prefix.length();
        station = owned.station;
      }
    }
    return station;
  }

  private record Owned(String prefix, ProcessingStep station) {}
}
