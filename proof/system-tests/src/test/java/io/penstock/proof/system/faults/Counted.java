package io.penstock.proof.system.faults;

import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/// A door that counts who came in.
final class Counted implements Connecting {
  private final TlsClient client;
  private final int port;
  private final AtomicInteger count = new AtomicInteger();

  Counted(TlsClient client, int port) {
    this.client = client;
    this.port = port;
  }

  @Override
  public RawConnection open() throws IOException {
    count.incrementAndGet();
    return client.open(port);
  }

  int count() {
    return count.get();
  }
}
