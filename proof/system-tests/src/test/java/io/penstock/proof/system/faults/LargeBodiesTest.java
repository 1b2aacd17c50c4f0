package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Large bodies that come all at once, and not to an end, leave room for the small ones of others.
@ExtendWith(KafkaExtension.class)
class LargeBodiesTest {
  private static final int LARGE = 17_000;
  private static final int SMALL = 15_000;

  /// Half as much again as may be in flight.
  private static final int SENDERS = 90;

  private final List<RawConnection> wires = new ArrayList<>();

  @Test
  void smallBodiesFindRoomBesideLargeOnes(@TempDir Path directory, KafkaTestClient kafka)
      throws IOException {
    try (var site =
        IngressSite.openWithBothCompilers(
            directory, kafka, "inflight.max: 1MiB", "body.max: 128KiB")) {
      for (int i = 0; i < SENDERS; i++) {
        begin(site.connect());
      }
      Eventually.get(
          () -> site.ingress().scrape().value("penstock_ingress_in_flight_bytes"),
          bytes -> bytes > 0.7 * (1 << 20));

      try (var load = site.load(2, "conn-2", SMALL)) {
        load.awaitMore(100, 200);
      }

      assertThat(site.ledger().summary()).containsOnlyKeys("200");
      for (var wire : wires) {
        wire.close();
      }
      Aftermath.isSound(site);
    }
  }

  /// Sends all of a webhook but its last byte.
  private void begin(RawConnection wire) throws IOException {
    var request = Signed.genuine("conn-1", LARGE).request();
    wires.add(wire.sendWhileTaken(Arrays.copyOf(request, request.length - 1)));
  }
}
