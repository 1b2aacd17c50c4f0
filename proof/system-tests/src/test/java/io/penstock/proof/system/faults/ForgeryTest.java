package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Forgeries come in floods, and cost nobody but those who send them.
@ExtendWith(KafkaExtension.class)
class ForgeryTest {
  private static final int LARGE = 100_000;
  private static final int FORGERIES = 1_000;

  @Test
  void forgeriesInTheNameOfAConnectionDoNotDisturbIt(
      @TempDir Path directory, KafkaTestClient kafka) {
    var nobody = new AtomicLong();
    // One body for all: the ledger keeps what it is told of.
    var forged = Signed.genuine("conn-1", LARGE).forged();
    try (var site = IngressSite.openWithBothCompilers(directory, kafka, "inflight.max: 8MiB")) {
      try (var genuine = site.load(4, "conn-1", 1_000);
          var victims = site.load(24, () -> forged);
          var unknown = site.load(24, () -> forged.to("nobody-" + nobody.incrementAndGet()))) {
        genuine.awaitMore(40, 200);
        victims.awaitMore(FORGERIES, 401);
        unknown.awaitMore(FORGERIES, 401);
        genuine.awaitMore(40, 200);
      }

      assertThat(site.ledger().summary()).containsOnlyKeys("200", "401 forged");
      assertThat(lines(site, "refused: forged")).isBetween(1L, FORGERIES / 10L);
      assertThat(lines(site, "refused: unknown-connection")).isBetween(1L, FORGERIES / 10L);
      Aftermath.isSound(site);
    }
  }

  private static long lines(IngressSite site, String start) {
    return site.ingress().logged().lines().filter(line -> line.contains(start)).count();
  }
}
