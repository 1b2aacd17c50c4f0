package io.penstock.proof.system.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What no sender would send. The log must stay free of exceptions, and answers of excuses.
@ExtendWith(KafkaExtension.class)
class NoiseTest {
  private static final long SEED = Long.getLong("seed", 20261123);

  /// The start of a TLS 1.2 ClientHello.
  private static final byte[] CLIENT_HELLO =
      HexFormat.of().parseHex("16030100a5010000a10303" + "5f".repeat(32) + "20" + "c0".repeat(120));

  private static IngressSite site;

  private final Random random = new Random(SEED);

  @BeforeAll
  static void open(@TempDir Path directory, KafkaTestClient kafka) {
    site = IngressSite.open(directory, kafka);
  }

  @AfterEach
  void gateIsSound() {
    Aftermath.isSound(site);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @Test
  void whoComesAndGoesAtOnceHurtsNobody() throws IOException {
    try (var load = site.load(4, "conn-1", 500)) {
      load.awaitMore(20, 200);
      for (int i = 0; i < 5_000; i++) {
        var wire = site.connect();
        if (i % 2 == 0) {
          wire.reset();
        }
        wire.close();
      }
      load.awaitMore(20, 200);
    }

    assertThat(site.ledger().summary()).containsOnlyKeys("200");
  }

  @Test
  void tlsIsNoRequest() throws IOException {
    try (var wire = site.connect()) {
      wire.send(CLIENT_HELLO).end();

      assertThat(wire.answers()).allMatch(answer -> answer.status() == 400);
    }
  }

  @Test
  void randomBytesAndBrokenRequestsAreNoFaultOfOurs() throws IOException {
    var statuses = new TreeMap<Integer, Integer>();
    for (int i = 0; i < 4_000; i++) {
      var bytes = random.nextInt(4) == 0 ? noise() : broken();
      try (var wire = site.connect()) {
        wire.sendWhileTaken(bytes).end();
        wire.answers().forEach(answer -> statuses.merge(answer.status(), 1, Integer::sum));
      }
    }

    assertThat(statuses.keySet())
        .as("seed %d: %s", SEED, statuses)
        .isSubsetOf(100, 400, 401, 404, 405, 408, 413, 414, 431);
    assertThat(statuses).containsKeys(400, 401);
  }

  private byte[] noise() {
    var bytes = new byte[random.nextInt(3_000)];
    random.nextBytes(bytes);
    return bytes;
  }

  /// A forged request with bytes changed, left out, doubled, or its end cut off.
  private byte[] broken() {
    var request = new StringBuilder(new String(forged(), ISO_8859_1));
    for (int i = random.nextInt(6); i >= 0; i--) {
      var at = random.nextInt(Math.max(1, request.length()));
      switch (random.nextInt(5)) {
        case 0 -> request.replace(at, at + 1, Character.toString(random.nextInt(256)));
        case 1 -> request.delete(at, at + 1);
        case 2 -> request.insert(at, "\r\n");
        case 3 -> request.insert(at, request.substring(at));
        default -> request.setLength(at);
      }
    }
    return request.toString().getBytes(ISO_8859_1);
  }

  private byte[] forged() {
    var webhook = Signed.genuine("conn-1", random.nextInt(300)).forged();
    return switch (random.nextInt(3)) {
      case 0 -> webhook.request();
      case 1 -> webhook.request("Expect: 100-continue");
      default ->
          (new String(webhook.chunkedHead(), ISO_8859_1) + "5\r\nhello\r\n0\r\n\r\n")
              .getBytes(ISO_8859_1);
    };
  }
}
