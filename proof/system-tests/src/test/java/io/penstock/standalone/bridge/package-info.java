/// The bridge end to end: real HTTP, real signatures, a real Kafka.
@NullMarked
package io.penstock.standalone.bridge;

import org.jspecify.annotations.NullMarked;
