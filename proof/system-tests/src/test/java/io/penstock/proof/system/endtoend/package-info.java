/// The bridge end to end: real HTTP, real signatures, a real Kafka.
@NullMarked
package io.penstock.proof.system.endtoend;

import org.jspecify.annotations.NullMarked;
