package io.penstock.proof.system.faults;

import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;

/// How senders come to the ingress: in the clear, or by TLS.
@FunctionalInterface
interface Connecting {

  /// A new connection.
  RawConnection open() throws IOException;
}
