package io.penstock.ingress.operate.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.penstock.ingress.reload.ReloadCounts.Reload;
import io.penstock.ingress.socket.tls.CredentialsInUse;
import io.penstock.ingress.socket.tls.OpenHandshakes;

/// TLS in numbers: how long the certificate in use holds, and what becomes of handshakes.
public final class CertificateMetrics implements MeterBinder {
  private final CredentialsInUse credentials;
  private final OpenHandshakes handshakes;

  public CertificateMetrics(CredentialsInUse credentials, OpenHandshakes handshakes) {
    this.credentials = credentials;
    this.handshakes = handshakes;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder(
            "penstock.ingress.certificate.expires.timestamp",
            credentials,
            now -> now.get().expires().getEpochSecond())
        .description("When the certificate in use is no longer valid")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder(
            "penstock.ingress.certificate.refused",
            credentials,
            now -> now.reloads().refusing() ? 1 : 0)
        .description("1 where a newer version of the certificate's files can't be used")
        .register(registry);
    for (var reload : Reload.values()) {
      FunctionCounter.builder(
              "penstock.ingress.certificate.reloads",
              credentials,
              now -> now.reloads().count(reload))
          .description("New versions of them by what became of them")
          .tag("outcome", reload.label())
          .register(registry);
    }
    Gauge.builder("penstock.ingress.handshakes", handshakes, OpenHandshakes::underWay)
        .description("Connections whose TLS handshake is under way")
        .register(registry);
    FunctionCounter.builder(
            "penstock.ingress.handshakes.failed", handshakes, OpenHandshakes::failed)
        .description("Connections that ended in it: refused, gone, or too slow")
        .register(registry);
  }
}
