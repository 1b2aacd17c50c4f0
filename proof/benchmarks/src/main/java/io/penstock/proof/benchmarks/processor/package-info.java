/// What is compared: the processor, and what a Kafka Streams application costs without it.
@NullMarked
package io.penstock.proof.benchmarks.processor;

import org.jspecify.annotations.NullMarked;
