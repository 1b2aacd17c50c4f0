/// Kafka's own broker in this process.
@NullMarked
package io.penstock.standalone.broker;

import org.jspecify.annotations.NullMarked;
