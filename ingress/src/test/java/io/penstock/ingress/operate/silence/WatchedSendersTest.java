package io.penstock.ingress.operate.silence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Who is watched where there are more than there is room for.
class WatchedSendersTest {
  private static final int MAX = 100;
  private static final int MANY = 20_000;

  private final WatchedSenders watched = new WatchedSenders(MAX);

  @Test
  void noMoreAreKeptThanThereIsRoomFor() {
    for (int i = 0; i < MANY; i++) {
      speak("conn-" + i, i * 1_000L);
    }

    assertThat(watched.entries()).hasSize(MAX);
  }

  @Test
  void crowdOfNewcomersDoesNotDisplaceWhoSpeaksOften() {
    for (int i = 0; i < 50; i++) {
      speak("regular", i * 1_000L);
    }

    for (int i = 0; i < MANY; i++) {
      speak("conn-" + i, 50_000 + i * 1_000L);
    }

    assertThat(watched.entries()).anyMatch(each -> each.getKey().equals("regular"));
  }

  @Test
  void newcomersDisplaceAtMostOneASecond() {
    for (int i = 0; i < MAX; i++) {
      speak("first-" + i, 0);
    }

    for (int i = 0; i < MANY; i++) {
      speak("late-" + i, 5_000);
    }

    assertThat(watched.entries().filter(each -> each.getKey().startsWith("late-"))).hasSize(1);
  }

  private void speak(String id, long nowMs) {
    var activity = watched.of(id, nowMs);
    if (activity != null) {
      activity.spoke(nowMs);
    }
  }
}
