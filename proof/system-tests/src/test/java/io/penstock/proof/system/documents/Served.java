package io.penstock.proof.system.documents;

import io.penstock.ingress.intake.ByteBudget;
import io.penstock.ingress.operate.metrics.CertificateMetrics;
import io.penstock.ingress.operate.metrics.IngressMetrics;
import io.penstock.ingress.operate.samples.RefusedSamples;
import io.penstock.ingress.operate.silence.SenderActivities;
import io.penstock.ingress.operate.silence.SilenceWatch;
import io.penstock.ingress.operate.trace.Tracing;
import io.penstock.ingress.publish.ReopeningProducer;
import io.penstock.ingress.pull.PullObserver.KnownWatermark;
import io.penstock.ingress.pull.PullObserver.Status;
import io.penstock.ingress.reload.SendersInUse;
import io.penstock.ingress.socket.SocketLimit;
import io.penstock.ingress.socket.tls.Credentials;
import io.penstock.ingress.socket.tls.CredentialsInUse;
import io.penstock.ingress.socket.tls.OpenHandshakes;
import io.penstock.ingress.verify.ClockSkew;
import io.penstock.ingress.verify.Refusal;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.ingress.verify.Verdict;
import io.penstock.processor.fold.Fold.FoldStatus;
import io.penstock.processor.fold.TimeIssue;
import io.penstock.processor.operate.ProcessorMetrics;
import io.penstock.processor.operate.UntrustedTimes;
import io.penstock.proof.fixtures.Certificates;
import io.penstock.proof.fixtures.senders.DefaultConnection;
import io.penstock.schemas.EntityTypes;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.secret.SigningKey;
import io.penstock.settings.service.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/// What both services serve on `/metrics`, without a broker.
final class Served {
  private Served() {}

  /// By TLS, with one key, whose gauge comes with it, one connection of which there is something to
  /// tell, and one watermark.
  static Scrape byTheIngress() {
    var inFlight = new ByteBudget(1, _ -> 1);
    inFlight.verified("conn-1", 1);
    var sightings = new SenderActivities();
    var genuine = new Verdict.Genuine("conn-1", wildcard(), "demo", new ClockSkew(1));
    for (int hour = 0; hour < 30; hour++) {
      sightings.genuine(genuine, hour * 3_600_000L);
    }
    new SilenceWatch(sightings, Served::oneConnection, () -> Instant.EPOCH.plus(Duration.ofDays(9)))
        .look();
    var own = Certificates.authority("any");
    var senders = new SendersInUse(SendersSnapshot.first(oneConnection(), Instant.EPOCH));
    try (var metrics =
        new IngressMetrics(
            inFlight,
            new SocketLimit(1),
            new ReopeningProducer(
                () -> {
                  throw new KafkaException("no producer");
                }),
            new RefusedSamples(),
            senders,
            sightings,
            Tracing.OFF,
            Readiness.Ready::new,
            () -> 0)) {
      metrics.refused(Refusal.OVER_SHARE, "conn-1");
      var read = new KnownWatermark("conn-1", EntityTypes.PURCHASE_ORDER, Duration.ZERO);
      metrics.pull().status(new Status(Set.of("conn-1"), 0, List.of(read)));
      var credentials =
          new Credentials(
              List.of(own.getCertificatePath()), own.getKeyPair().getPrivate(), List.of());
      metrics.add(
          new CertificateMetrics(
              new CredentialsInUse(credentials, InstantSource.system(), _ -> {}),
              new OpenHandshakes(new SocketLimit(1), () -> 0)));
      return new Scrape(metrics.scrape());
    }
  }

  private static Connections oneConnection() {
    return new Connections(Map.of(), wildcard());
  }

  private static Connection wildcard() {
    var recipe = Objects.requireNonNull(BuiltInRecipes.builtIn("makini"));
    var keys = List.of(new SigningKey("demo", new Secret(new byte[] {1})));
    return DefaultConnection.active("*", recipe, keys);
  }

  /// With one partition, whose gauges come with it, one connection with an untrusted time, and
  /// after a breach.
  static Scrape byTheProcessor() {
    var issue = new TimeIssue("conn-1", TimeIssue.NOT_A_TIME, 0, null);
    var times = new UntrustedTimes(() -> 0);
    times.found(List.of(issue));
    try (var metrics = new ProcessorMetrics(Readiness.Ready::new, InstantSource.system(), times)) {
      metrics.began(0, new FoldStatus(0, 0, 0, false, 0, 0, 0));
      metrics.breached("hole");
      return new Scrape(metrics.scrape());
    }
  }
}
