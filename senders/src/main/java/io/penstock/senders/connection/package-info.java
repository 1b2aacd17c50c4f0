/// Connections: each says which sender may send, by which recipe it signs, and with which secrets.
@NullMarked
package io.penstock.senders.connection;

import org.jspecify.annotations.NullMarked;
