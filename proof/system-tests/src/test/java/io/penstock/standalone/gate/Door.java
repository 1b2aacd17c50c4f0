package io.penstock.standalone.gate;

import java.io.IOException;

/// How senders come to the gate: in the clear, or by TLS.
@FunctionalInterface
interface Door {

  /// A new connection.
  Wire open() throws IOException;
}
