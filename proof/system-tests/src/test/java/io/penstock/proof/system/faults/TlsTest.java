package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.proof.fixtures.Certificates;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The data port with a certificate: who gets in, and what becomes of it when it is replaced.
@ExtendWith(KafkaExtension.class)
class TlsTest {
  private static final int SENDERS = 6;
  private static final int SWAPS = 4;
  private static final int CONNECTIONS_MAX = 40;

  private static MountedCertificate certificate;
  private static TlsClient client;
  private static IngressSite site;

  @BeforeAll
  static void open(@TempDir Path directory, KafkaTestClient kafka) throws IOException {
    certificate = new MountedCertificate(directory.resolve("tls"));
    client = new TlsClient(certificate.authority(), null);
    var settings = new ArrayList<>(List.of(certificate.settings()));
    settings.add("headers.deadline: 3s");
    settings.add("idle.max: 1h");
    settings.add("http.connections.max: " + CONNECTIONS_MAX);
    site = IngressSite.open(directory, kafka, settings.toArray(String[]::new)).by(client);
  }

  @AfterEach
  void gateIsSound() {
    Aftermath.isSound(site);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void genuineWebhookIsStored(String version) throws IOException {
    var webhook = Signed.genuine("conn-1", 1_000);

    try (var wire =
        new TlsClient(certificate.authority(), null, version).open(site.ingress().port())) {
      var answer = site.noted(webhook, wire.send(webhook.request()).answer());

      assertThat(answer.status()).isEqualTo(200);
      assertThat(site.record(answer).value()).isEqualTo(webhook.body());
    }
  }

  @Test
  void webhookInTheClearGetsNoAnswer() throws IOException {
    try (var wire = new RawConnection(site.ingress().port())) {
      wire.send(Signed.genuine("conn-1", 100).request());

      assertThat(wire.answers()).isEmpty();
    }
  }

  @Test
  void senderThatDoesNotTrustTheCertificateIsNotHeard() {
    var stranger = new TlsClient(Certificates.authority("another"), null);

    assertThatThrownBy(() -> stranger.open(site.ingress().port())).isInstanceOf(SSLException.class);
  }

  @Test
  void replacedCertificatesLoseNoConnectionAndNoWebhook() throws IOException {
    var opened = new Counted(client, site.ingress().port());
    try (var load =
        new Load(opened, site.ledger(), SENDERS, () -> Signed.genuine("conn-2", 1_000))) {
      load.awaitMore(SENDERS * 5, 200);

      for (int swap = 0; swap < SWAPS; swap++) {
        var next = certificate.renew().getCertificate().getSerialNumber();
        Eventually.get(TlsTest::shown, next::equals);
        load.awaitMore(SENDERS * 5, 200);
      }
    }

    assertThat(site.ledger().summary("conn-2")).containsOnlyKeys("200");
    assertThat(opened.count()).as("connections").isEqualTo(SENDERS);
  }

  @Test
  void brokenFilesLeaveTheLastGoodCertificateInUse() throws IOException {
    var good = shown();
    var another = Certificates.issued(certificate.authority());

    certificate.mount(another.getCertificatePathPEM(), "-----BEGIN PRIVATE KEY-----\n");
    awaitRefused(1);
    assertThat(shown()).isEqualTo(good);
    assertThat(site.ingress().logged())
        .contains("certificate not reloaded, the last good version stays in use");

    certificate.mount(another);
    Eventually.get(TlsTest::shown, another.getCertificate().getSerialNumber()::equals);
    awaitRefused(0);
    assertThat(
            site.ingress().scrape().value("penstock_ingress_certificate_expires_timestamp_seconds"))
        .isEqualTo((double) another.getCertificate().getNotAfter().toInstant().getEpochSecond());
  }

  @Test
  void handshakesThatAreNotFinishedEndAtTheHeaderDeadlineAndCountUntilThen() throws IOException {
    var turnedAway =
        site.ingress().scrape().value("penstock_ingress_connections_turned_away_total");
    var silent = new ArrayList<RawConnection>();
    for (int i = 0; i < CONNECTIONS_MAX; i++) {
      silent.add(new RawConnection(site.ingress().port()).send("\u0016\u0003\u0001\u0002"));
    }
    Eventually.get(TlsTest::handshakes, now -> now == CONNECTIONS_MAX);

    try (var oneMore = new RawConnection(site.ingress().port())) {
      assertThat(oneMore.closed()).isTrue();
    }
    assertThat(site.ingress().scrape().value("penstock_ingress_connections_turned_away_total"))
        .isEqualTo(turnedAway + 1);
    // By the header deadline: no other limit ends them before the wait for it does.
    for (var wire : silent) {
      assertThat(wire.closed()).isTrue();
      wire.close();
    }
    assertThat(handshakes()).isZero();
  }

  @Test
  void headThatNeverEndsIsCutAtTheHeaderDeadline() throws IOException {
    try (var wire = site.connect()) {
      assertThat(wire.trickle("X", RawConnection.MOMENTS_MAX))
          .isLessThan(RawConnection.MOMENTS_MAX);
    }
  }

  private static BigInteger shown() {
    try {
      return client.shown(site.ingress().port()).getSerialNumber();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double handshakes() {
    return site.ingress().scrape().value("penstock_ingress_handshakes");
  }

  private static void awaitRefused(double wanted) {
    Eventually.get(
        () -> site.ingress().scrape().value("penstock_ingress_certificate_refused"),
        now -> now == wanted);
  }
}
