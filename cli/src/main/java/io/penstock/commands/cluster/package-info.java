/// A Kafka cluster as commands reach it.
@NullMarked
package io.penstock.commands.cluster;

import org.jspecify.annotations.NullMarked;
