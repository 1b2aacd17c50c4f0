/// The Kafka broker that runs in this process.
@NullMarked
package io.penstock.standalone.embedded;

import org.jspecify.annotations.NullMarked;
