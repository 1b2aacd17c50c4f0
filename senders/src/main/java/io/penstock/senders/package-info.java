/// Connections: who may send, as the operator configured it.
@NullMarked
package io.penstock.senders;

import org.jspecify.annotations.NullMarked;
