package io.penstock.ingress.operate.silence;

import static io.penstock.proof.fixtures.senders.Makini.connection;
import static io.penstock.proof.fixtures.senders.Makini.connections;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.penstock.ingress.verify.ClockSkew;
import io.penstock.ingress.verify.Verdict;
import io.penstock.senders.connection.Connection;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is kept of however many connections.
class SenderActivitiesTest {
  private static final Connection WILDCARD = connection(Connection.WILDCARD, "s");
  private static final int MANY = 12_000;
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final SenderActivities activities = new SenderActivities();

  @Test
  void mostSkewedOfManyAreShownWhicheverWayTheyAre() {
    activities.stale(stale("slow", connection("slow", "s"), -400_000), 0);
    for (int i = 0; i < MANY; i++) {
      activities.stale(stale("conn-" + i, connection("conn-" + i, "s"), 10), 0);
      activities.stale(stale("other-" + i, WILDCARD, 20), 0);
    }
    activities.stale(stale("fast", WILDCARD, 300_000), 5_000);

    var shown = activities.mostSkewed(10);

    assertThat(shown)
        .hasSize(10)
        .startsWith(Map.entry("slow", -400_000L), Map.entry("fast", 300_000L));
    assertThat(activities.mostSkewed(Integer.MAX_VALUE)).hasSizeLessThanOrEqualTo(11_000);
  }

  @Test
  void clockThatWasSetRightIsShownNoMore() {
    activities.stale(stale("conn-1", connection("conn-1", "s"), -400_000), 0);

    activities.stale(stale("conn-1", connection("conn-1", "s"), 0), 1_000);

    assertThat(activities.mostSkewed(10)).isEmpty();
  }

  @Test
  void quietOnesAreFoundOnceAndOnceMoreWhenTheySpeak() {
    var connections = connections(connection("conn-1", "s"), connection("conn-2", "s"));
    speakFor(2 * DAY, "conn-1", "conn-2");
    speak("conn-2", 2 * DAY + 90 * MINUTE);

    var first = activities.look(connections, 2 * DAY + 91 * MINUTE);
    var second = activities.look(connections, 2 * DAY + 92 * MINUTE);
    var shown = activities.quietest(10);
    speak("conn-1", 2 * DAY + 93 * MINUTE);
    var third = activities.look(connections, 2 * DAY + 94 * MINUTE);

    assertThat(first.becameQuiet())
        .containsExactly(new SenderActivity.Silence("conn-1", 101 * MINUTE, 10 * MINUTE));
    assertThat(second).isEqualTo(new SenderActivities.Changes(List.of(), List.of()));
    assertThat(shown).containsExactly(Map.entry("conn-1", 102 * MINUTE));
    assertThat(third).isEqualTo(new SenderActivities.Changes(List.of(), List.of("conn-1")));
    assertThat(activities.quietCount()).isZero();
  }

  @Test
  void habitOutlivesAReloadAndEndsWithItsConnection() {
    var rotated = connections(connection("conn-1", "other"), connection("conn-2", "s"));
    speakFor(2 * DAY, "conn-1");
    activities.look(connections(connection("conn-1", "s")), 2 * DAY);

    assertThat(activities.look(rotated, 3 * DAY).becameQuiet()).hasSize(1);
    activities.look(connections(connection("conn-2", "s")), 3 * DAY + MINUTE);
    assertThat(activities.quietCount()).isZero();
  }

  @Test
  void staleWebhookBreaksNoSilence() {
    speakFor(2 * DAY, "conn-1");

    activities.stale(stale("conn-1", connection("conn-1", "s"), 1), 3 * DAY - MINUTE);

    var looked = activities.look(connections(connection("conn-1", "s")), 3 * DAY);
    assertThat(looked.becameQuiet()).hasSize(1);
  }

  @Test
  void unnamedOneThatIsGoneForAMonthIsForgotten() {
    for (long at = 0; at < 2 * DAY; at += 10 * MINUTE) {
      activities.genuine(new Verdict.Genuine("some-1", WILDCARD, "key-1", null), at);
    }

    assertThat(activities.look(connections(WILDCARD), 3 * DAY).becameQuiet()).hasSize(1);
    activities.look(connections(WILDCARD), 33 * DAY);
    assertThat(activities.quietCount()).isZero();
  }

  @Test
  void notingAWebhookAllocatesNothing() {
    var genuine =
        new Verdict.Genuine("conn-1", connection("conn-1", "s"), "key-1", new ClockSkew(5));
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    note(genuine, 0, 20_000);

    var before = thread.getCurrentThreadAllocatedBytes();
    note(genuine, 20_000, 120_000);
    var allocated = thread.getCurrentThreadAllocatedBytes() - before;

    assertThat(allocated).isLessThan(10_000);
  }

  private void note(Verdict.Genuine genuine, int from, int to) {
    for (int i = from; i < to; i++) {
      activities.genuine(genuine, i * 400L);
    }
  }

  /// Every ten minutes.
  private void speakFor(long millis, String... ids) {
    for (long at = 0; at < millis; at += 10 * MINUTE) {
      for (var id : ids) {
        speak(id, at);
      }
    }
  }

  private void speak(String id, long nowMs) {
    activities.genuine(new Verdict.Genuine(id, connection(id, "s"), "key-1", null), nowMs);
  }

  private static Verdict.Stale stale(String id, Connection connection, long aheadMs) {
    return new Verdict.Stale(id, connection, new ClockSkew(aheadMs));
  }
}
