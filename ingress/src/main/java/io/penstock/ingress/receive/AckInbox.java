package io.penstock.ingress.receive;

import io.vertx.core.Context;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jctools.queues.MpscUnboundedArrayQueue;

/// Brings acknowledgements from the producer's thread to an event loop, in batches: at most one
/// wake-up of the loop is pending at any time, however many records were acknowledged.
final class AckInbox {
  /// The queue grows by so many.
  private static final int CHUNK = 256;

  private final Context loop;
  private final MpscUnboundedArrayQueue<Exchange> acknowledged =
      new MpscUnboundedArrayQueue<>(CHUNK);
  private final AtomicBoolean awake = new AtomicBoolean();

  AckInbox(Context loop) {
    this.loop = loop;
  }

  /// Puts an exchange in whose record was settled; from any thread.
  void add(Exchange exchange) {
    acknowledged.add(exchange);
    if (awake.compareAndSet(false, true)) {
      loop.runOnContext(_ -> answerAll());
    }
  }

  private void answerAll() {
    // Cleared first: what is added from here on wakes the loop again.
    awake.set(false);
    for (var next = acknowledged.poll(); next != null; next = acknowledged.poll()) {
      next.settled();
    }
  }
}
