package io.penstock.processor.guard;

/// A topic as it is now.
///
/// @param id Kafka's own, another one when the topic is made again under its name
public record Topic(String id, int partitions) {}
