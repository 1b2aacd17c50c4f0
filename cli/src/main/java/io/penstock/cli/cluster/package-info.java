/// A Kafka cluster as commands reach it.
@NullMarked
package io.penstock.cli.cluster;

import org.jspecify.annotations.NullMarked;
