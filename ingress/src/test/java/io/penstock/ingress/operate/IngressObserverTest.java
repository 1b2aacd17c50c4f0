package io.penstock.ingress.operate;

import static io.penstock.proof.fixtures.senders.Makini.connection;
import static io.penstock.proof.fixtures.senders.Makini.connections;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.http.RequestHeaders;
import io.penstock.ingress.http.RequestHeaders.HeaderNames;
import io.penstock.ingress.intake.ByteBudget;
import io.penstock.ingress.intake.WebhookJudge.Judgement;
import io.penstock.ingress.operate.metrics.IngressMetrics;
import io.penstock.ingress.operate.samples.RefusedSamples;
import io.penstock.ingress.operate.silence.SenderActivities;
import io.penstock.ingress.operate.trace.Tracing;
import io.penstock.ingress.publish.ReopeningProducer;
import io.penstock.ingress.reload.SendersInUse;
import io.penstock.ingress.socket.SocketLimit;
import io.penstock.ingress.verify.ClockSkew;
import io.penstock.ingress.verify.Refusal;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.ingress.verify.Verdict;
import io.penstock.proof.fixtures.senders.Makini;
import io.penstock.settings.service.Readiness;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every outcome reaches the metrics, whatever the rate limit of the log leaves out.
class IngressObserverTest {
  private static final long NOW_MS = 5_000;

  private final SendersSnapshot senders =
      SendersSnapshot.first(connections(connection("conn-42", Makini.SECRET)), Instant.EPOCH);
  private final SenderActivities activities = new SenderActivities();
  private final IngressMetrics metrics =
      new IngressMetrics(
          new ByteBudget(1000, _ -> 25),
          new SocketLimit(1),
          new ReopeningProducer(
              () -> {
                throw new KafkaException("no producer");
              }),
          new RefusedSamples(),
          new SendersInUse(senders),
          activities,
          Tracing.OFF,
          Readiness.Ready::new,
          () -> 0);
  private final IngressObserver observer =
      new IngressObserver(metrics, new RefusalLog(() -> 0), null, Tracing.OFF, activities);

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void everyOutcomeIsCountedWhateverIsLogged() {
    var stored = observer.begin("POST", headers());
    stored.durable(Duration.ofSeconds(1).toNanos());
    stored.stored("conn-42", Duration.ofSeconds(2).toNanos());
    observer.begin("POST", headers()).refused(Refusal.FORGED, Refusal.FORGED, "conn-42");
    observer.begin("POST", headers()).refused(Refusal.FORGED, Refusal.FORGED, "conn-42");
    observer.begin("POST", headers()).abandoned("conn-42");
    observer.unreadable(Refusal.MALFORMED);

    assertThat(metrics.scrape())
        .contains("penstock_ingress_acknowledged_seconds_sum 1.0")
        .contains("penstock_ingress_stored_seconds_sum 2.0")
        .contains("penstock_ingress_webhooks_total{outcome=\"stored\"} 1.0")
        .contains("penstock_ingress_webhooks_total{outcome=\"forged\"} 2.0")
        .contains("penstock_ingress_webhooks_total{outcome=\"abandoned\"} 1.0")
        .contains("penstock_ingress_webhooks_total{outcome=\"malformed\"} 1.0");
  }

  @Test
  void aStaleWebhookShowsTheClockOfItsSender() {
    var verdict =
        new Verdict.Stale("conn-42", connection("conn-42", Makini.SECRET), new ClockSkew(7_000));

    observer
        .begin("POST", headers())
        .judged(new Judgement.Refuse(verdict, "conn-42", Refusal.STALE, Refusal.STALE), NOW_MS);

    assertThat(activities.mostSkewed(1)).containsExactly(Map.entry("conn-42", 7_000L));
    assertThat(metrics.scrape()).contains("penstock_ingress_sender_clock_ahead_seconds_count 1");
  }

  private static RequestHeaders headers() {
    return new RequestHeaders(MultiMap.caseInsensitiveMultiMap(), new HeaderNames());
  }
}
