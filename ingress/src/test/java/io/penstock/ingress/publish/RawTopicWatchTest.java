package io.penstock.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.settings.service.Readiness;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RawTopicWatchTest {
  private static final long NEVER_MS = Duration.ofDays(1).toMillis();

  private final AtomicInteger looks = new AtomicInteger();

  @Test
  void howeverOftenItIsAskedItLooksOnceBeforeItsTime() {
    try (var watch = new RawTopicWatch(this::look, NEVER_MS)) {
      watch.start();
      Eventually.holds("ready", () -> watch.readiness() instanceof Readiness.Ready);

      for (int asked = 0; asked < 1_000; asked++) {
        watch.lookSoon();
      }

      Eventually.holds("another look", () -> looks.get() >= 2);
      assertThat(looks).hasValue(2);
    }
  }

  @Test
  void askedAfterItsEndItDoesNothing() {
    var watch = new RawTopicWatch(this::look);
    watch.close();

    watch.lookSoon();

    assertThat(looks).hasValue(0);
  }

  private Readiness look() {
    looks.incrementAndGet();
    return new Readiness.Ready();
  }
}
