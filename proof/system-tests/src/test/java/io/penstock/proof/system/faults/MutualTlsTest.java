package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.X509Bundle;
import io.penstock.proof.fixtures.Certificates;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A data port that wants to see a certificate of each sender.
@ExtendWith(KafkaExtension.class)
class MutualTlsTest {
  private static MountedCertificate certificate;
  private static IngressSite site;

  @BeforeAll
  static void open(@TempDir Path directory, KafkaTestClient kafka) throws IOException {
    certificate = new MountedCertificate(directory.resolve("tls"));
    var settings = new ArrayList<>(List.of(certificate.settings()));
    settings.add(certificate.clientSetting());
    var client = client(issuedBy(certificate.authority()));
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
  void senderWithACertificateOfTheAuthorityIsHeard(String version) throws IOException {
    assertThat(told(client(issuedBy(certificate.authority()), version))).isEqualTo("200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void senderWithoutOneIsRefused(String version) {
    assertThat(told(client(null, version))).isEqualTo("refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void senderWithOneOfAnotherAuthorityIsRefused(String version) {
    var another = issuedBy(Certificates.authority("another authority"));

    assertThat(told(client(another, version))).isEqualTo("refused");
  }

  @Test
  void refusedHandshakesAreCounted() {
    var before = failed();

    assertThat(told(client(null))).isEqualTo("refused");

    assertThat(failed()).isGreaterThan(before);
  }

  private static double failed() {
    return site.ingress().scrape().value("penstock_ingress_handshakes_failed_total");
  }

  /// The answer's status; in TLS 1.3 a client learns only with it whether it was let in.
  private static String told(TlsClient client) {
    var webhook = Signed.genuine("conn-1", 100);
    try (var wire = client.open(site.ingress().port())) {
      return "" + site.noted(webhook, wire.send(webhook.request()).answer()).status();
    } catch (IOException _) {
      return "refused";
    }
  }

  private static TlsClient client(@Nullable X509Bundle own, String... versions) {
    return new TlsClient(certificate.authority(), own, versions);
  }

  private static X509Bundle issuedBy(X509Bundle authority) {
    return Certificates.issued(authority);
  }
}
