package io.penstock.proof.system.faults;

import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;

/// How senders come to the gate: in the clear, or by TLS.
@FunctionalInterface
interface Door {

  /// A new connection.
  RawConnection open() throws IOException;
}
