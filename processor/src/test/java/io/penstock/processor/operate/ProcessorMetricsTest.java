package io.penstock.processor.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.fold.Fold.FoldStatus;
import io.penstock.processor.fold.Partition;
import io.penstock.processor.fold.Raw;
import io.penstock.processor.fold.TimeIssue;
import io.penstock.processor.order.HoldLimits;
import io.penstock.schemas.DeadReason;
import io.penstock.settings.service.Readiness;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessorMetricsTest {
  private final UntrustedTimes times = new UntrustedTimes(() -> 0);
  private final ProcessorMetrics metrics =
      new ProcessorMetrics(Readiness.Ready::new, () -> Instant.EPOCH, times);

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void deadItemsAreCountedByTheirReason() {
    process("{\"event\":\"assets.updated\",\"data\":[{\"name\":\"a\"},{\"name\":\"b\"}]}");
    process("no json");

    assertThat(value("dead_total{reason=\"no-id\"}")).isEqualTo("2.0");
    assertThat(value("dead_total{reason=\"invalid-json\"}")).isEqualTo("1.0");
  }

  @Test
  void everyReasonIsServedFromTheStart() {
    for (var reason : DeadReason.values()) {
      assertThat(value("dead_total{reason=\"" + reason.label() + "\"}")).isEqualTo("0.0");
    }
  }

  @Test
  void untrustedTimesAreCountedByConnectionAndCode() {
    assertThat(metrics.scrape()).doesNotContain("untrusted_times_total{");

    times.found(List.of(new TimeIssue("conn-1", "time-in-future", 1, null)));

    assertThat(value("untrusted_times_total{code=\"time-in-future\",connection=\"conn-1\"}"))
        .isEqualTo("1.0");
  }

  @Test
  void breachIsServedOnceItStoppedProcessing() {
    assertThat(value("breach{label=\"hole\"}")).isEqualTo("none");

    metrics.breached("hole");

    assertThat(value("breach{label=\"hole\"}")).isEqualTo("1.0");
  }

  @Test
  void versionsOfTheReleaseAndOfKafkasClientsAreServed() {
    assertThat(metrics.scrape())
        .containsPattern(
            "(?m)^penstock_build_info\\{kafka=\"\\d+\\.\\d+\\.\\d+\",version=\"development\"} 1");
  }

  @Test
  void itemsThatAreReleasedEarlyAreCounted() {
    var crowded = Partition.limited(new HoldLimits(1, 100, 1 << 20, 100));
    var record = Raw.webhook("evt-1", twoChangesOfOneOrder()).at(3, 0, Partition.START_MS);

    metrics.processed(
        record, new Partition(crowded).plan(record), new FoldStatus(0, 0, 1, false, 0, 0, 0));

    assertThat(value("forced_total")).isEqualTo("1.0");
  }

  private static String twoChangesOfOneOrder() {
    return """
        {"event":"purchase_order.updated","data":[\
        {"id":"po-1","title":"a","updatedAt":"2026-01-02T03:00:01Z"},\
        {"id":"po-1","title":"b","updatedAt":"2026-01-02T03:00:02Z"}]}""";
  }

  private void process(String body) {
    var record = Raw.webhook("evt-1", body).at(3, 0, Partition.START_MS);
    metrics.processed(
        record, new Partition().plan(record), new FoldStatus(0, 0, 0, false, 0, 0, 0));
  }

  /// The value of a time series; absent series have none.
  private String value(String series) {
    return metrics
        .scrape()
        .lines()
        .filter(line -> line.startsWith("penstock_processor_" + series + " "))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElse("none");
  }
}
