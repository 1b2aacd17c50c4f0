/// The processor's heart: a fold over one raw partition, (state, record) -> (state, outputs). No
/// Kafka type, no clock, no thread.
@NullMarked
package io.penstock.processor.fold;

import org.jspecify.annotations.NullMarked;
