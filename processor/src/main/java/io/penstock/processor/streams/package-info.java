/// Kafka Streams carries the fold out, exactly once; it decides nothing.
@NullMarked
package io.penstock.processor.streams;

import org.jspecify.annotations.NullMarked;
