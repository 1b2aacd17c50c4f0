package io.penstock.ingress.operate.samples;

import io.penstock.ingress.operate.samples.RefusedSamples.SampleKind;
import io.penstock.ingress.verify.Refusal;
import io.penstock.senders.connection.Connections;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Takes samples of what was refused about its sender. Safe for use by several threads.
public final class Sampler {
  private final RefusedSamples samples;
  private final Supplier<Connections> connections;
  private final InstantSource clock;
  private final LongSupplier nanoTime;

  /// A sampler into these.
  ///
  /// @param connections gives those in use
  public Sampler(
      RefusedSamples samples,
      Supplier<Connections> connections,
      InstantSource clock,
      LongSupplier nanoTime) {
    this.samples = samples;
    this.connections = connections;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /// A webhook was refused, and answered. Called on any loop, so it must not block.
  ///
  /// @param connectionId as the request named it; empty if it named none
  /// @param headers all of them, in the order and the letters they came in
  /// @param body the bytes as they came, which do not change any more
  public void refused(
      Refusal refusal,
      String connectionId,
      Iterable<Map.Entry<String, String>> headers,
      byte[] body) {
    if (refusal == Refusal.DISCONNECTED) {
      // Its signature is good: there is nothing to find out about it.
      return;
    }
    var inUse = connections.get();
    var configured = inUse.named().containsKey(connectionId) ? connectionId : "";
    samples.offer(
        new SampleKind(refusal, configured),
        connectionId,
        () -> SampledHeaders.of(inUse).text(headers),
        body,
        clock.instant(),
        nanoTime.getAsLong());
  }
}
