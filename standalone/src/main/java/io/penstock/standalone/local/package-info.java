/// The whole bridge in one process: Kafka, ingress and processor.
@NullMarked
package io.penstock.standalone.local;

import org.jspecify.annotations.NullMarked;
