package io.penstock.proof.system.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Bodies of every size and pace. What is not in the ledger must not be in the topic.
@ExtendWith(KafkaExtension.class)
class BodiesTest {
  private static final int BODY_MAX = 1 << 20;
  private static final long SEED = Long.getLong("seed", 20261123);

  private static IngressSite site;

  @BeforeAll
  static void open(@TempDir Path directory, KafkaTestClient kafka) {
    site = IngressSite.open(directory, kafka, "body.deadline: 2s");
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
  void declaredOneByteOverTheLimitIsRefusedUnread() throws IOException {
    var webhook = Signed.genuine("conn-1", BODY_MAX + 1);
    try (var wire = site.connect()) {
      var answer = wire.send(webhook.head()).answer();

      assertThat(answer.label()).isEqualTo("too-large");
      assertThat(answer.status()).isEqualTo(413);
      assertThat(wire.closed()).isTrue();
    }
  }

  @Test
  void oneByteOverTheLimitInChunksIsRefusedAndNotCutToFit() throws IOException {
    var webhook = Signed.genuine("conn-1", BODY_MAX + 1);
    try (var wire = site.connect()) {
      wire.send(webhook.chunkedHead()).send(chunk(webhook.body())).send("0\r\n\r\n");

      assertThat(wire.answer().status()).isEqualTo(413);
      assertThat(wire.closed()).isTrue();
    }
  }

  @Test
  void exactlyTheLimitIsStored() throws IOException {
    var declared = Signed.genuine("conn-1", BODY_MAX);
    var chunked = Signed.genuine("conn-1", BODY_MAX);
    try (var wire = site.connect()) {
      site.noted(declared, wire.send(declared.request()).answer());
      wire.send(chunked.chunkedHead()).send(chunk(chunked.body())).send("0\r\n\r\n");
      site.noted(chunked, wire.answer());
    }

    assertThat(site.told(declared)).isEqualTo(200);
    assertThat(site.told(chunked)).isEqualTo(200);
  }

  @Test
  void lessThanWasDeclaredIsNotStored() throws IOException {
    var webhook = Signed.genuine("conn-1", 1000);
    try (var wire = site.connect()) {
      wire.send(webhook.head("X: ")).send(Arrays.copyOf(webhook.body(), 999));
      wire.end();

      assertThat(wire.closed()).isTrue();
    }
  }

  @Test
  void aByteEveryMomentDoesNotMoveTheDeadline() throws IOException {
    var webhook = Signed.genuine("conn-1", 100);
    try (var wire = site.connect()) {
      var taken = wire.send(webhook.head()).trickle("x", webhook.body().length - 1);

      assertThat(taken).as("bytes before the answer").isLessThan(webhook.body().length - 1);
      assertThat(wire.answer().status()).isEqualTo(408);
      assertThat(wire.closed()).isTrue();
    }
  }

  @Test
  void emptyBodyIsStoredAsAnEmptyValue() {
    var answer = site.send(Signed.genuine("conn-3", new byte[0]));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(site.record(answer).value()).isNotNull().isEmpty();
  }

  @Test
  void compressedBodyIsStoredAsItCame() throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(zipped)) {
      zip.write("x".repeat(5000).getBytes(UTF_8));
    }
    var webhook = Signed.genuine("conn-1", zipped.toByteArray());

    var answer = site.send(webhook, "Content-Encoding: gzip");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(site.record(answer).value()).isEqualTo(zipped.toByteArray());
    assertThat(site.header(answer, "content-encoding")).containsExactly("gzip");
  }

  @Test
  void extensionsAndTrailersAreNoPartOfTheBody() throws IOException {
    var webhook = Signed.genuine("conn-1", 300);
    try (var wire = site.connect()) {
      wire.send(webhook.chunkedHead())
          .send("12C;a=b;c=\"d;e\"\r\n" + new String(webhook.body(), ISO_8859_1) + "\r\n")
          .send("0;end\r\nX-Webhook-Signature: AAAA\r\nX-Request-Id: t\r\n\r\n");

      var answer = site.noted(webhook, wire.answer());

      assertThat(answer.status()).isEqualTo(200);
      assertThat(site.header(answer, "http-x-request-id")).isEmpty();
    }
  }

  @Test
  void chunksMayBeSplitAnywhere() throws IOException {
    var random = new Random(SEED);
    for (int i = 0; i < 20; i++) {
      var webhook = Signed.genuine("conn-1", 1 + random.nextInt(100_000));
      var sent = new ByteArrayOutputStream();
      sent.writeBytes(webhook.chunkedHead());
      for (int at = 0, next; at < webhook.body().length; at = next) {
        next = Math.min(webhook.body().length, at + 1 + random.nextInt(9000));
        sent.writeBytes(chunk(Arrays.copyOfRange(webhook.body(), at, next)));
      }
      sent.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));

      assertThat(inPieces(webhook, sent.toByteArray(), random).status())
          .as("seed %d", SEED)
          .isEqualTo(200);
    }
  }

  private static RawConnection.Answer inPieces(Signed webhook, byte[] bytes, Random random)
      throws IOException {
    try (var wire = site.connect()) {
      for (int at = 0, next; at < bytes.length; at = next) {
        next = Math.min(bytes.length, at + 1 + random.nextInt(4000));
        wire.send(Arrays.copyOfRange(bytes, at, next));
      }
      return site.noted(webhook, wire.answer());
    }
  }

  private static byte[] chunk(byte[] bytes) {
    var chunk = new ByteArrayOutputStream();
    chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(ISO_8859_1));
    chunk.writeBytes(bytes);
    chunk.writeBytes("\r\n".getBytes(ISO_8859_1));
    return chunk.toByteArray();
  }
}
