/// Connections: the configured sending systems, each with its recipe and its secrets.
@NullMarked
package io.penstock.senders.connection;

import org.jspecify.annotations.NullMarked;
