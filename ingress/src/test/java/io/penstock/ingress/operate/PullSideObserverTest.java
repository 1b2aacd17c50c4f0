package io.penstock.ingress.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.intake.ByteBudget;
import io.penstock.ingress.operate.metrics.IngressMetrics;
import io.penstock.ingress.operate.samples.RefusedSamples;
import io.penstock.ingress.operate.silence.SenderActivities;
import io.penstock.ingress.operate.trace.Tracing;
import io.penstock.ingress.publish.ReopeningProducer;
import io.penstock.ingress.pull.FetchOutcome;
import io.penstock.ingress.pull.PullObserver.KnownWatermark;
import io.penstock.ingress.pull.PullObserver.Status;
import io.penstock.ingress.pull.api.CallFailure;
import io.penstock.ingress.pull.poll.ListOutcome;
import io.penstock.ingress.reload.SendersInUse;
import io.penstock.ingress.socket.SocketLimit;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.proof.fixtures.senders.Makini;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.settings.service.Readiness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PullSideObserverTest {
  private static final EntityType ORDER = EntityTypes.PURCHASE_ORDER;

  private final IngressMetrics metrics =
      new IngressMetrics(
          new ByteBudget(1, _ -> 1),
          new SocketLimit(1),
          new ReopeningProducer(
              () -> {
                throw new KafkaException("no producer");
              }),
          new RefusedSamples(),
          new SendersInUse(SendersSnapshot.first(Makini.connections(), Instant.EPOCH)),
          new SenderActivities(),
          Tracing.OFF,
          Readiness.Ready::new,
          () -> 0);
  private final PullSideObserver observer = new PullSideObserver(metrics.pull(), () -> 0);

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void eachOutcomeOfAnIdHasACounter() {
    for (var outcome : FetchOutcome.values()) {
      observer.fetched("conn-42", ORDER, outcome.label(), "");
    }
    for (var failure : CallFailure.values()) {
      observer.fetched("conn-42", ORDER, failure.label(), "why");
    }

    assertThat(served("fetches_total{outcome=\"answered\"} 1.0")).isTrue();
    assertThat(served("fetches_total{outcome=\"row-too-large\"} 1.0")).isTrue();
    assertThat(served("fetches_total{outcome=\"queue-full\"} 2.0")).isTrue();
    assertThat(served("fetches_total{outcome=\"circuit-open\"} 1.0")).isTrue();
  }

  @Test
  void pagesListingsAndUnusableRecordsAreCounted() {
    observer.page(7);
    observer.listed("conn-42", ORDER, ListOutcome.COMPLETED, "");
    observer.rowTooLarge("conn-42", ORDER, "po-1", 2_000_000);
    observer.unusable(3, 9, "no value");

    assertThat(served("pages_total 1.0")).isTrue();
    assertThat(served("rows_total 7.0")).isTrue();
    assertThat(served("rows_too_large_total 1.0")).isTrue();
    assertThat(served("requests_unusable_total 1.0")).isTrue();
    assertThat(served("listings_total{outcome=\"completed\"} 1.0")).isTrue();
  }

  @Test
  void newestStatusIsShown() {
    var oldest = new KnownWatermark("conn-42", ORDER, Duration.ofMillis(1500));

    observer.status(new Status(Set.of("conn-42", "conn-43"), 9, List.of(oldest)));

    assertThat(served("queued_ids 9.0")).isTrue();
    assertThat(served("connections{state=\"pulling\"} 2.0")).isTrue();
    assertThat(served("watermark_age_seconds{connection=\"conn-42\",type=\"purchase_order\"} 1.5"))
        .isTrue();

    observer.status(Status.NONE);

    assertThat(served("watermark_age_seconds{")).isFalse();
    assertThat(served("connections{state=\"pulling\"} 0.0")).isTrue();
  }

  @Test
  void linesOfOneConnectionAndLabelAreLimited() {
    var log = new PullLog(() -> 0);

    assertThat(log.ask("conn-1", "timed-out")).hasValue(0);
    assertThat(log.ask("conn-1", "timed-out")).isEmpty();
    assertThat(log.ask("conn-2", "timed-out")).hasValue(0);
    assertThat(log.ask("conn-1", "server-error")).hasValue(0);
  }

  @Test
  void pairThatWasNotAskedForTheLongestIsForgotten() {
    var log = new PullLog(() -> 0);
    for (int i = 0; i <= PullLog.PAIRS_MAX; i++) {
      log.ask("conn-" + i, "timed-out");
    }

    assertThat(log.ask("conn-1", "timed-out")).isEmpty();
    assertThat(log.ask("conn-0", "timed-out")).hasValue(0);
  }

  private boolean served(String line) {
    return metrics.scrape().contains("penstock_ingress_pull_" + line);
  }
}
