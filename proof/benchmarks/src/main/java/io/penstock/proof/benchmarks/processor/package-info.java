/// The Kafka Streams applications that the processor is compared with.
@NullMarked
package io.penstock.proof.benchmarks.processor;

import org.jspecify.annotations.NullMarked;
