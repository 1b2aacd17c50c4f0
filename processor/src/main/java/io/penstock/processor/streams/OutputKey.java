package io.penstock.processor.streams;

import org.jspecify.annotations.Nullable;

/// An output's key with the place it goes to, which Kafka's partitioner could not see otherwise.
record OutputKey(String topic, int partition, byte @Nullable [] bytes) {}
