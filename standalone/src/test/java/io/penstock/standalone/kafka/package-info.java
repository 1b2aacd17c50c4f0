/// The one Kafka that tests run on.
@NullMarked
package io.penstock.standalone.kafka;

import org.jspecify.annotations.NullMarked;
