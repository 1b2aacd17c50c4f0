package io.penstock.proof.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Certificates;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.kafka.TlsScramBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A ingress whose broker demands TLS, a certificate, or a password: with them it stores, without
/// them it says why it does not.
class SecuredKafkaTest {
  private static TlsScramBroker broker;
  private static KafkaTestClient kafka;

  @TempDir private Path directory;
  private final Map<String, String> settings = new HashMap<>();

  @BeforeAll
  static void start(@TempDir Path brokers) {
    broker = TlsScramBroker.start(brokers);
    kafka = new KafkaTestClient(broker.bootstrapServers(), "secured");
    kafka.createTopics(3);
  }

  @AfterAll
  static void stop() {
    kafka.close();
    broker.close();
  }

  @BeforeEach
  void trust() throws IOException {
    settings.put("security.protocol", "SSL");
    settings.putAll(TlsScramBroker.trusted(directory.resolve("ca.pem"), broker.authority()));
  }

  @Test
  void storesOverTls() {
    stores(broker.tlsServers());
  }

  @Test
  void storesWithACertificateOfItsOwn() throws IOException {
    var own = Certificates.issued(broker.authority());
    settings.putAll(TlsScramBroker.shown(directory.resolve("own.pem"), own));

    stores(broker.mutualServers());
  }

  @Test
  void storesWithAPasswordFromAFileOfItsOwn() throws IOException {
    Files.writeString(directory.resolve("password"), TlsScramBroker.PASSWORD);
    login("${dir:" + directory + ":password}");

    stores(broker.scramServers());
  }

  @Test
  void storesWithAPasswordFromAFileOfProperties() throws IOException {
    Files.writeString(
        directory.resolve("kafka.properties"), "password=" + TlsScramBroker.PASSWORD + "\n");
    login("${file:" + directory.resolve("kafka.properties") + ":password}");

    stores(broker.scramServers());
  }

  @Test
  void passwordIsDotsInTheLog() {
    login(TlsScramBroker.PASSWORD);
    settings.put("ssl.key.password", "another secret");
    settings.put("ssl.keystore.type", "PEM");
    settings.put("ssl.keystore.key", "third secret");

    try (var ingress = start(broker.scramServers())) {
      assertThat(ingress.logged())
          .contains("kafka.sasl.jaas.config", "......")
          .doesNotContain(TlsScramBroker.PASSWORD, "another secret", "third secret");
    }
  }

  @Test
  void brokerOfAnAuthorityThatIsNotTrustedIsNotUsed() throws IOException {
    var another = Certificates.authority("another");
    settings.putAll(TlsScramBroker.trusted(directory.resolve("ca.pem"), another));

    isRefused(broker.tlsServers(), "unable to find valid certification path");
  }

  @Test
  void withoutACertificateOfItsOwnItSaysSo() {
    isRefused(broker.mutualServers(), "certificate_required");
  }

  @Test
  void withAWrongPasswordItSaysSo() {
    login("wrong");

    isRefused(broker.scramServers(), "invalid credentials");
  }

  private void login(String password) {
    settings.putAll(TlsScramBroker.login(password));
  }

  private void stores(String servers) {
    var ledger = new Ledger();
    try (var ingress = start(servers)) {
      ingress.awaitReady();
      try (var load = new Load(ingress.port(), ledger, 2, () -> Signed.genuine("conn-1", 500))) {
        load.awaitMore(20, 200);
      }
    }

    assertThat(ledger.summary()).containsOnlyKeys("200");
    var stored = kafka.read(kafka.topics().webhooks());
    assertThat(stored).hasSizeGreaterThanOrEqualTo((int) ledger.count(200));
  }

  private void isRefused(String servers, String reason) {
    var ledger = new Ledger();
    try (var ingress = start(servers)) {
      ingress.awaitUnready(reason);
      try (var load = new Load(ingress.port(), ledger, 1, () -> Signed.genuine("conn-1", 500))) {
        load.awaitMore(3, 503);
      }
      Eventually.get(ingress::readiness, now -> now.contains(servers));
    }

    assertThat(ledger.summary()).containsOnlyKeys("503 unavailable");
  }

  private IngressProcess start(String servers) {
    var lines =
        settings.entrySet().stream()
            .map(entry -> "kafka.%s: '%s'".formatted(entry.getKey(), entry.getValue()))
            .toArray(String[]::new);
    return IngressProcess.start(directory, servers, kafka.topics().prefix(), lines);
  }
}
