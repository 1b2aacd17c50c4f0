/// The fold's state in Kafka Streams' stores and their changelogs.
@NullMarked
package io.penstock.processor.store;

import org.jspecify.annotations.NullMarked;
