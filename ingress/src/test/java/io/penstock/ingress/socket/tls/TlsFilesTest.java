package io.penstock.ingress.socket.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.pkitesting.X509Bundle;
import io.penstock.ingress.fixture.ServerCredentials;
import io.penstock.proof.fixtures.Certificates;
import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import io.penstock.settings.SettingsReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the files of TLS are read as, and what is said of files that can't be used.
class TlsFilesTest {
  private static final X509Bundle ECDSA = Certificates.ecdsa();
  private static final X509Bundle RSA = Certificates.rsa();

  @TempDir private Path directory;
  private final Problems problems = new Problems();

  @Test
  void certificateAndKeyOfEitherKindAreRead() throws IOException {
    assertThat(read(ECDSA.getCertificatePEM(), ECDSA.getPrivateKeyPEM()))
        .isEqualTo(ServerCredentials.of(ECDSA));
    assertThat(read(RSA.getCertificatePEM(), RSA.getPrivateKeyPEM()))
        .isEqualTo(ServerCredentials.of(RSA));
    assertThat(problems.list()).isEmpty();
  }

  /// What cert-manager writes unless it is told otherwise: the RSA key within PKCS #8's wrapping.
  @Test
  void keyInPkcs1IsRead() throws IOException {
    assertThat(read(RSA.getCertificatePEM(), pkcs1(RSA))).isEqualTo(ServerCredentials.of(RSA));
  }

  @Test
  void oneFileMayHoldBoth() throws IOException {
    var both = write("both.pem", ECDSA.getPrivateKeyPEM() + "\n" + ECDSA.getCertificatePEM());

    var read = new TlsFiles(both, both, null);

    assertThat(read.read(problems)).isEqualTo(ServerCredentials.of(ECDSA));
    assertThat(read.all()).containsExactly(both);
  }

  @Test
  void clientAuthoritiesAreRead() throws IOException {
    var clients = write("ca.pem", RSA.getCertificatePEM() + "\n" + ECDSA.getCertificatePEM());

    var read = files(ECDSA.getCertificatePEM(), ECDSA.getPrivateKeyPEM(), clients).read(problems);

    assertThat(read)
        .isEqualTo(ServerCredentials.of(ECDSA, RSA.getCertificate(), ECDSA.getCertificate()));
  }

  @Test
  void keyOfAnotherCertificateIsRefused() throws IOException {
    assertThat(read(ECDSA.getCertificatePEM(), Certificates.ecdsa().getPrivateKeyPEM())).isNull();
    assertThat(read(RSA.getCertificatePEM(), ECDSA.getPrivateKeyPEM())).isNull();

    assertThat(lines())
        .allMatch(line -> line.contains("the key (tls.key.file) is another's"))
        .allMatch(line -> line.contains("expected the key of the first certificate in"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no PEM",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\n%%%%\n-----END CERTIFICATE-----\n"
      })
  void whatIsNoCertificateIsRefused(String text) throws IOException {
    assertThat(read(text, ECDSA.getPrivateKeyPEM())).isNull();

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("the certificate (tls.certificate.file) is ")
        .contains("expected one or more X.509 certificates in PEM");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no PEM",
        "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n",
        "-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----\n",
        "-----BEGIN EC PRIVATE KEY-----\nc2VjcmV0\n-----END EC PRIVATE KEY-----\n",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nc2VjcmV0\n-----END ENCRYPTED PRIVATE KEY-----\n"
      })
  void whatIsNoKeyIsRefusedAndNotShown(String text) throws IOException {
    assertThat(read(ECDSA.getCertificatePEM(), text)).isNull();

    assertThat(lines())
        .singleElement()
        .asString()
        .contains("the key (tls.key.file) is ")
        .contains("expected one RSA or EC private key in PEM without a passphrase")
        .doesNotContain("c2VjcmV0", "secret");
  }

  @Test
  void filesThatAreMissingOrTooLongAreRefused() throws IOException {
    var missing = directory.resolve("missing");
    var tooLong = write("long", " ".repeat(PemFile.BYTES_MAX + 1));

    assertThat(new TlsFiles(missing, tooLong, missing).read(problems)).isNull();

    assertThat(lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("the certificate (tls.certificate.file) is missing"))
        .anyMatch(line -> line.contains("the certificate (tls.client.ca.file) is missing"))
        .anyMatch(line -> line.contains("the key (tls.key.file) is longer than 1048576 bytes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PENSTOCK_TLS_CERTIFICATE_FILE",
        "PENSTOCK_TLS_KEY_FILE",
        "PENSTOCK_TLS_CLIENT_CA_FILE"
      })
  void oneSettingAloneIsAProblem(String variable) {
    var in = SettingsReader.of(null, Map.of(variable, "file"));

    assertThat(TlsSettings.read(in)).isNull();

    assertThat(in.problems().list())
        .isNotEmpty()
        .allMatch(problem -> problem.line().contains("expected both tls.certificate.file and"));
  }

  @Test
  void withoutASettingTlsIsOff() {
    var in = SettingsReader.of(null, Map.of());

    assertThat(TlsSettings.read(in)).isNull();

    assertThat(in.problems().isEmpty()).isTrue();
  }

  @Test
  void keyIsNeverShown() {
    var shown = ServerCredentials.of(RSA).toString();

    assertThat(shown).startsWith("certificate of CN=localhost, serial ").doesNotContain("Private");
  }

  private @Nullable Credentials read(String certificate, String key) throws IOException {
    return files(certificate, key, null).read(problems);
  }

  private TlsFiles files(String certificate, String key, @Nullable Path clients)
      throws IOException {
    return new TlsFiles(write("tls.crt", certificate), write("tls.key", key), clients);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private List<String> lines() {
    return problems.list().stream().map(Problem::line).toList();
  }

  /// The key as it stands at the end of its PKCS #8: behind a version, an algorithm and two
  /// headers, of 26 bytes together where the key takes 2,048 bits.
  private static String pkcs1(X509Bundle bundle) {
    var encoded = bundle.getKeyPair().getPrivate().getEncoded();
    var key = new ByteArrayOutputStream();
    key.write(encoded, 26, encoded.length - 26);
    return "-----BEGIN RSA PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.toByteArray())
        + "\n-----END RSA PRIVATE KEY-----\n";
  }
}
