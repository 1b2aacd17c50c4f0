package io.penstock.standalone.docs;

import io.penstock.ingress.manage.IngressMetrics;
import io.penstock.ingress.publish.InFlight;
import io.penstock.ingress.receive.OpenSockets;
import io.penstock.processor.fold.Standing;
import io.penstock.processor.manage.ProcessorMetrics;
import io.penstock.schemas.health.Readiness;
import java.time.InstantSource;

/// What both services serve on `/metrics`, without a broker.
final class Served {
  private Served() {}

  static Scrape byTheIngress() {
    try (var metrics =
        new IngressMetrics(new InFlight(1, 1), new OpenSockets(1), Readiness.Ready::new)) {
      return new Scrape(metrics.scrape());
    }
  }

  /// With one partition, whose gauges come with it.
  static Scrape byTheProcessor() {
    try (var metrics = new ProcessorMetrics(Readiness.Ready::new, InstantSource.system())) {
      metrics.began(0, new Standing(0, 0, 0, 0, 0));
      return new Scrape(metrics.scrape());
    }
  }
}
