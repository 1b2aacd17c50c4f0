package io.penstock.standalone.kafka;

import io.netty.pkitesting.X509Bundle;
import io.penstock.standalone.pki.Certificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/// Kafka's own broker that demands of its clients what brokers do: TLS, a certificate of theirs, or
/// a name and a password within TLS. What it is shown and shows is signed by [#authority()].
public final class SecuredBroker implements AutoCloseable {

  /// Who may come with a password.
  public static final String USER = "gate";

  public static final String PASSWORD = "correct horse battery staple";

  private final X509Bundle authority = Certificates.authority("Kafka's authority");
  private final int tls = FreePort.find();
  private final int mutual = FreePort.find();
  private final int scram = FreePort.find();
  private final KafkaCluster cluster;

  private SecuredBroker(Path directory) throws IOException {
    Files.createDirectories(directory);
    cluster = KafkaCluster.start(directory, 1, properties(directory));
  }

  /// Starts one, and returns once it is ready for clients.
  public static SecuredBroker start(Path directory) {
    try {
      var broker = new SecuredBroker(directory);
      broker.letIn();
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> properties(Path directory) throws IOException {
    var more = new HashMap<String, String>();
    more.put(
        "listeners",
        "TLS://127.0.0.1:%d,MUTUAL://127.0.0.1:%d,SCRAM://127.0.0.1:%d"
            .formatted(tls, mutual, scram));
    more.put("listener.security.protocol.map", "TLS:SSL,MUTUAL:SSL,SCRAM:SASL_SSL");
    more.put("listener.name.mutual.ssl.client.auth", "required");
    more.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
    more.put(
        "listener.name.scram.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    more.put("offsets.topic.replication.factor", "1");
    more.put("transaction.state.log.replication.factor", "1");
    more.put("transaction.state.log.min.isr", "1");
    more.putAll(shown(directory.resolve("broker.pem"), Certificates.issued(authority)));
    more.putAll(trusted(directory.resolve("authority.pem"), authority));
    return more;
  }

  private void letIn() {
    var told = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096);
    try (var admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
      var user = new UserScramCredentialUpsertion(USER, told, PASSWORD);
      admin.alterUserScramCredentials(List.of(user)).all().get();
    } catch (Exception e) {
      throw new IllegalStateException("no user", e);
    }
  }

  /// What a client or a broker shows, as settings; its key and certificates are written there.
  public static Map<String, String> shown(Path file, X509Bundle own) throws IOException {
    Files.writeString(file, own.getPrivateKeyPEM() + "\n" + own.getCertificatePathPEM());
    return Map.of("ssl.keystore.type", "PEM", "ssl.keystore.location", file.toString());
  }

  /// Whom it trusts.
  public static Map<String, String> trusted(Path file, X509Bundle authority) throws IOException {
    Files.writeString(file, authority.getCertificatePEM());
    return Map.of("ssl.truststore.type", "PEM", "ssl.truststore.location", file.toString());
  }

  /// What [#USER] says of itself, as settings.
  ///
  /// @param password as text, or as where it stands
  public static Map<String, String> login(String password) {
    var login = "org.apache.kafka.common.security.scram.ScramLoginModule required";
    return Map.of(
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "SCRAM-SHA-512",
        "sasl.jaas.config",
        "%s username=\"%s\" password=\"%s\";".formatted(login, USER, password));
  }

  /// Who signs the broker's certificate, and those of clients.
  public X509Bundle authority() {
    return authority;
  }

  /// In the clear, for the test's own clients.
  public String bootstrapServers() {
    return cluster.bootstrapServers();
  }

  /// Where TLS is spoken.
  public String tlsServers() {
    return "127.0.0.1:" + tls;
  }

  /// Where a client's certificate is wanted besides.
  public String mutualServers() {
    return "127.0.0.1:" + mutual;
  }

  /// Where a name and a password are wanted, SCRAM-SHA-512 within TLS.
  public String scramServers() {
    return "127.0.0.1:" + scram;
  }

  @Override
  public void close() {
    cluster.close();
  }
}
