package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Senders that ask before they send the body (RFC 9110, 10.1.1).
@ExtendWith(KafkaExtension.class)
class ExpectationTest {
  private static final String ASKING = "Expect: 100-continue";

  private static IngressSite site;

  @BeforeAll
  static void open(@TempDir Path directory, KafkaTestClient kafka) {
    site = IngressSite.open(directory, kafka, "body.max: 1KiB");
  }

  @AfterAll
  static void gateIsSound() {
    Aftermath.isSound(site);
    site.close();
  }

  @Test
  void whoAsksIsToldToGoOnAndIsStored() throws IOException {
    var webhook = Signed.genuine("conn-1", 500);
    try (var wire = site.connect()) {
      assertThat(wire.send(webhook.head(ASKING)).answer().status()).isEqualTo(100);

      assertThat(site.noted(webhook, wire.send(webhook.body()).answer()).status()).isEqualTo(200);
    }
  }

  @Test
  void whoAsksAndDoesNotWaitIsStoredToo() throws IOException {
    var webhook = Signed.genuine("conn-1", 500);
    try (var wire = site.connect()) {
      assertThat(wire.send(webhook.request(ASKING)).answer().status()).isEqualTo(100);

      assertThat(site.noted(webhook, wire.answer()).status()).isEqualTo(200);
    }
  }

  @Test
  void bodyThatWouldBeTooLargeIsNotAskedForAndNoRequestIsFoundInIt() throws IOException {
    refusedWithoutABody(Signed.genuine("conn-1", 5_000), 413);
  }

  @Test
  void bodyForAnUnknownPathIsNotAskedForAndNoRequestIsFoundInIt() throws IOException {
    refusedWithoutABody(Signed.genuine("conn-1", 500).to("a/b"), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100-Continue", "100-continue ", "\t100-continue"})
  void spellingsOfIt(String expectation) throws IOException {
    var webhook = Signed.genuine("conn-1", 500);
    try (var wire = site.connect()) {
      var answer = wire.send(webhook.head("Expect: " + expectation)).answer();

      assertThat(answer.status()).isEqualTo(100);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"200-ok", "100-continue, x", "\"100-continue\""})
  void anyOtherExpectationIsPassedOver(String expectation) throws IOException {
    var webhook = Signed.genuine("conn-1", 500);

    assertThat(site.send(webhook, "Expect: " + expectation).status()).isEqualTo(200);
  }

  /// Its body is sent all the same, and is a genuine webhook's whole request.
  private static void refusedWithoutABody(Signed outer, int status) throws IOException {
    var hidden = Signed.genuine("conn-2", 60);
    try (var wire = site.connect()) {
      wire.send(outer.head(ASKING));
      var answer = wire.answer();
      wire.sendWhileTaken(hidden.request());

      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.last()).isTrue();
      assertThat(wire.answers()).isEmpty();
    }
  }
}
