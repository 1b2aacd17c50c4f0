package io.penstock.ingress.pull;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueuedIdsTest {
  private final QueuedIds queued = new QueuedIds();

  @Test
  void consumingWaitsBeyondTheLimitUntilHalfOfItIsGone() {
    queued.add(20_000);
    assertThat(queued.over()).isFalse();

    queued.add(1);
    assertThat(queued.over()).isTrue();
    queued.remove(10_001);
    assertThat(queued.over()).as("half of the limit still waits").isTrue();
    queued.remove(1);
    assertThat(queued.over()).isFalse();
    assertThat(queued.count()).isEqualTo(9_999);
  }
}
