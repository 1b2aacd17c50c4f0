package io.penstock.processor.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.fold.TimeIssue;
import io.penstock.processor.operate.UntrustedTimes.Advice;
import io.penstock.processor.operate.UntrustedTimes.IssueCount;
import io.penstock.settings.service.HeavyHitters;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UntrustedTimesTest {
  private static final long TWO_HOURS_MS = Duration.ofHours(2).toMillis();

  private long nowNanos = Long.MAX_VALUE - 5;
  private final UntrustedTimes times = new UntrustedTimes(() -> nowNanos);

  @Test
  void issuesAreCountedByConnectionAndCode() {
    times.found(List.of(issue("conn-1", 1, null), issue("conn-1", 1, null)));
    times.found(List.of(new TimeIssue("conn-1", "not-a-time", 0, null)));
    times.found(List.of(issue("conn-2", 1, null)));

    assertThat(times.heaviest())
        .containsExactly(
            new IssueCount("conn-1", "not-a-time", 1),
            new IssueCount("conn-1", "time-in-future", 2),
            new IssueCount("conn-2", "time-in-future", 1));
  }

  @Test
  void onlyTheConnectionsWithTheMostIssuesAreShown() {
    for (int number = 0; number < 1000; number++) {
      times.found(List.of(issue("light-" + number, 1, null)));
      times.found(List.of(issue("heavy-" + number % 3, 1, null)));
    }

    assertThat(times.heaviest())
        .hasSizeLessThanOrEqualTo(UntrustedTimes.CONNECTIONS_MAX)
        .contains(new IssueCount("heavy-0", "time-in-future", 334))
        .contains(new IssueCount("heavy-1", "time-in-future", 333))
        .contains(new IssueCount("heavy-2", "time-in-future", 333));
  }

  @Test
  void connectionsWithFewIssuesAreForgotten() {
    times.found(List.of(issue("light", 1, null)));
    for (int number = 0; number < HeavyHitters.COUNTERS_MAX; number++) {
      times.found(List.of(issue("other-" + number, 1, null), issue("other-" + number, 1, null)));
    }

    times.found(List.of(issue("light", 1, null)));

    assertThat(times.remembered()).isLessThanOrEqualTo(HeavyHitters.COUNTERS_MAX);
  }

  @Test
  void adviceNamesTheTimeZoneToConfigure() {
    var advice = adviceAfter(32, ZoneOffset.UTC);

    assertThat(advice)
        .containsExactly(
            new Advice(
                "conn-1",
                "+02:00",
                "connection conn-1: in 32 of its last 32 records with untrusted times, the times lie"
                    + " 2 h 0 min after the receipt if they are read at offset Z. Set the"
                    + " connection's time-zone to +02:00, or, if the sender's offset changes, to its"
                    + " zone, such as Europe/Berlin"));
  }

  @Test
  void statedOffsetIsTheSendersToChange() {
    var advice = adviceAfter(32, null);

    assertThat(advice)
        .containsExactly(
            new Advice(
                "conn-1",
                null,
                "connection conn-1: in 32 of its last 32 records with untrusted times, the times lie"
                    + " 2 h 0 min after the receipt. They state a wrong offset from UTC, which only"
                    + " the sender can change"));
  }

  @Test
  void adviceIsGivenOnceAnHour() {
    assertThat(adviceAfter(100, ZoneOffset.UTC)).hasSize(1);
    nowNanos += UntrustedTimes.ADVICE_EVERY_NANOS - 1;
    assertThat(adviceAfter(1, ZoneOffset.UTC)).isEmpty();
    nowNanos++;

    assertThat(adviceAfter(1, ZoneOffset.UTC)).hasSize(1);
  }

  private List<Advice> adviceAfter(int records, @Nullable ZoneOffset assumed) {
    var all = new ArrayList<Advice>();
    for (int number = 0; number < records; number++) {
      all.addAll(times.found(List.of(issue("conn-1", TWO_HOURS_MS - number * 1000L, assumed))));
    }
    return all;
  }

  private static TimeIssue issue(String connection, long aheadMs, @Nullable ZoneOffset assumed) {
    return new TimeIssue(connection, "time-in-future", aheadMs, assumed);
  }
}
