package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Heads that are too much, too slow, or not quite heads.
@ExtendWith(KafkaExtension.class)
class HeadersTest {
  private static final String POST = "POST /webhooks/conn-1 HTTP/1.1\r\nHost: a\r\n";

  /// Three of [Signed]'s are there already.
  private static final int MORE_MAX = 97;

  /// Fewer than make too many headers, and more than there are in the deadline.
  private static final int MOMENTS = 90;

  private static IngressSite site;

  @BeforeAll
  static void open(@TempDir Path directory, KafkaTestClient kafka) {
    site = IngressSite.open(directory, kafka, "headers.deadline: 2s", "idle.max: 2s");
  }

  @AfterAll
  static void gateIsSound() {
    Aftermath.isSound(site);
    site.close();
  }

  @Test
  void asManyAsAllowedAreTakenAndOneMoreIsNot() {
    assertThat(site.send(Signed.genuine("conn-1", 100), small(MORE_MAX)).status()).isEqualTo(200);
    assertThat(site.send(Signed.genuine("conn-1", 100).forged(), small(MORE_MAX + 1)).status())
        .isEqualTo(431);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 100_000})
  void thousandsOfSmallOnesAreTooMuch(int count) throws IOException {
    assertThat(refused(POST + "a:\r\n".repeat(count) + "\r\n")).isEqualTo("headers-too-large");
  }

  @ParameterizedTest
  @ValueSource(ints = {17_000, 2_000_000})
  void oneThatIsTooLongIsTooMuch(int length) throws IOException {
    assertThat(refused(POST + "X: " + "a".repeat(length) + "\r\n\r\n"))
        .isEqualTo("headers-too-large");
  }

  @ParameterizedTest
  @ValueSource(ints = {17_000, 2_000_000})
  void requestLineThatIsTooLongIsRefused(int length) throws IOException {
    assertThat(refused("POST /webhooks/" + "a".repeat(length) + " HTTP/1.1\r\n\r\n"))
        .isEqualTo("line-too-long");
  }

  @Test
  void aLineEveryMomentDoesNotMoveTheDeadline() throws IOException {
    try (var wire = site.connect()) {
      assertThat(wire.send(POST).trickle("X: a\r\n", MOMENTS)).isLessThan(MOMENTS);
      assertThat(wire.answers()).isEmpty();
    }
  }

  @Test
  void norDoesALineOfALaterHeadKeepAConnectionThatIsIdle() throws IOException {
    var webhook = Signed.genuine("conn-1", 100);
    try (var wire = site.connect()) {
      wire.send(webhook.request());
      assertThat(site.noted(webhook, wire.answer()).status()).isEqualTo(200);

      assertThat(wire.send(POST).trickle("X: a\r\n", MOMENTS)).isLessThan(MOMENTS);
      assertThat(wire.answers()).isEmpty();
    }
  }

  @Test
  void thousandsOfHeadsThatNeverEndAreClosedAndDoNotFillTheMemory() throws IOException {
    var head = POST + "X: a\r\n".repeat(90) + "Y: " + "a".repeat(15_000);
    try (var crowd = Crowd.of(site, 5_000)) {
      crowd.send(head);

      crowd.awaitClosed();
    }
  }

  @Test
  void everyValueOfOneNameIsKept() {
    var ids = IntStream.range(0, 20).mapToObj(i -> "id-" + i).toList();

    var answer =
        site.send(
            Signed.genuine("conn-1", 100),
            ids.stream().map(id -> "X-Request-Id: " + id).toArray(String[]::new));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(site.header(answer, "http-x-request-id")).isEqualTo(ids);
  }

  @Test
  void foldedValueIsOneValue() {
    var answer = site.send(Signed.genuine("conn-1", 100), "User-Agent: a\r\n  b\r\n\tc");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(site.header(answer, "http-user-agent")).containsExactly("a b c");
  }

  @Test
  void bytesBeyondAsciiAreCharacters() {
    var answer = site.send(Signed.genuine("conn-1", 100), "User-Agent: caf\u00e9");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(site.header(answer, "http-user-agent")).containsExactly("caf\u00e9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X\u0000: a",
        "X: a\u0000b",
        "X: a\u007fb",
        "X: a\u0001b",
        "X(: a",
        "X,Y: a",
        "X\u00e9: a",
        "X\"Y\": a",
        "\u0000",
        "X-Webhook-Signature: AAAA"
      })
  void whatIsNoHeaderOrASecondSignatureIsABadRequest(String line) {
    var webhook = Signed.genuine("conn-1", 100);

    assertThat(site.send(webhook.forged(), line).status()).isEqualTo(400);
    // A good signature does not make up for it.
    assertThat(site.send(webhook, line).status()).isEqualTo(400);
  }

  private static String[] small(int count) {
    return Stream.generate(() -> "a:").limit(count).toArray(String[]::new);
  }

  /// The problem's label; the ingress must close the connection too.
  private static String refused(String request) throws IOException {
    try (var wire = site.connect()) {
      var label = wire.sendWhileTaken(request).answer().label();
      assertThat(wire.closedInOrder()).isTrue();
      return label;
    }
  }
}
