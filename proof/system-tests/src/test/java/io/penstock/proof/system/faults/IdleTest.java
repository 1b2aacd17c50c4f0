package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// As many clients as there may be, who hold their connections and say nothing.
@ExtendWith(KafkaExtension.class)
class IdleTest {

  /// `http.connections.max` as it ships.
  private static final int CONNECTIONS_MAX = 10_000;

  private static final int SENDERS = 4;
  private static final int SILENT = 1_000;

  /// Beside the connections each process needs some files of its own.
  private static final int FILES_MIN = CONNECTIONS_MAX + 1_000;

  @Test
  void tenThousandIdleClientsDisturbNobody(@TempDir Path directory, KafkaTestClient kafka)
      throws IOException {
    assumeTrue(
        "true".equals(System.getenv("CI")) || filesMax() >= FILES_MIN,
        "needs " + FILES_MIN + " open files a process: ulimit -n");
    try (var site = IngressSite.openWithBothCompilers(directory, kafka, "headers.deadline: 10s")) {
      try (var load = site.load(SENDERS, "conn-1", 1_000);
          var spoke = Crowd.thatSpoke(site, CONNECTIONS_MAX - SENDERS - SILENT, "conn-2")) {
        try (var silent = Crowd.of(site, SILENT)) {
          awaitConnections(site, CONNECTIONS_MAX);
          load.awaitMore(200, 200);
          oneMoreIsClosed(site);
          silent.awaitClosed();
        }

        awaitConnections(site, CONNECTIONS_MAX - SILENT);
        // Those that spoke may wait, and speak again.
        spoke.first(500).sendGenuine("conn-2", 100);
        load.awaitMore(200, 200);
      }

      assertThat(site.ledger().summary()).containsOnlyKeys("200");
      Aftermath.isSound(site);
    }
  }

  private static void oneMoreIsClosed(IngressSite site) throws IOException {
    try (var wire = site.connect()) {
      assertThat(wire.closed()).isTrue();
    }
    assertThat(site.ingress().scrape().value("penstock_ingress_connections_turned_away_total"))
        .isEqualTo(1);
  }

  private static void awaitConnections(IngressSite site, int count) {
    Eventually.get(
        () -> site.ingress().scrape().value("penstock_ingress_connections"), now -> now == count);
  }

  private static long filesMax() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }
}
