package io.penstock.ingress.samples;

import io.penstock.ingress.verify.Refusal;
import io.penstock.settings.Connections;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Takes samples of what was refused about its sender. Safe for use by several threads.
public final class Sampler implements Sampling {
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

  @Override
  public void refused(
      Refusal refusal,
      String connectionId,
      Iterable<Map.Entry<String, String>> headers,
      byte[] body) {
    if (!isOfTheSender(refusal)) {
      return;
    }
    var inUse = connections.get();
    var configured = inUse.named().containsKey(connectionId) ? connectionId : "";
    samples.offer(
        new Kind(refusal, configured),
        connectionId,
        () -> SampledHeaders.of(inUse).text(headers),
        body,
        clock.instant(),
        nanoTime.getAsLong());
  }

  /// Whether it was refused for who sent it and how it was signed; what else is refused is for its
  /// form, or for our own state.
  private static boolean isOfTheSender(Refusal refusal) {
    return switch (refusal) {
      case SIGNATURE_REPEATED,
          CONNECTION_MISMATCH,
          CONNECTION_MISSING,
          UNSIGNED,
          FORGED,
          STALE,
          UNKNOWN_CONNECTION ->
          true;
      case MALFORMED,
          NOT_FOUND,
          WRONG_METHOD,
          BODY_TIMEOUT,
          DISCONNECTED,
          TOO_LARGE,
          LINE_TOO_LONG,
          OVER_SHARE,
          HEADERS_TOO_LARGE,
          DRAINING,
          UNAVAILABLE,
          BUSY,
          NOT_STORED,
          TIMED_OUT ->
          false;
    };
  }
}
