/// Kafka's own broker in this process.
@NullMarked
package io.penstock.standalone.embedded;

import org.jspecify.annotations.NullMarked;
