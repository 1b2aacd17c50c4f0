package io.penstock.proof.system.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.pkitesting.X509Bundle;
import io.penstock.proof.fixtures.Certificates;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.Shell;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.RawConnection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// What is weak is not spoken.
@ExtendWith(KafkaExtension.class)
class WeakTlsTest {

  /// ECDHE-ECDSA with AES-128 in GCM, which the ingress speaks.
  private static final int GOOD = 0xc02b;

  /// What is spoken, by the numbers of the registry at iana.org: the three of TLS 1.3, and ECDHE
  /// for ECDSA and RSA with AES-128-GCM, AES-256-GCM and ChaCha20-Poly1305.
  private static final Set<String> SUITES =
      Set.of(
          "0x1301", "0x1302", "0x1303", "0xC02B", "0xC02C", "0xCCA9", "0xC02F", "0xC030", "0xCCA8");

  /// A fatal alert, and what it says (RFC 5246, 7.2).
  private static final String NO_SUCH_VERSION = "0246";

  private static final String NO_COMMON_SUITE = "0228";

  private static MountedCertificate certificate;
  private static TlsClient client;
  private static IngressSite site;

  @BeforeAll
  static void open(@TempDir Path directory, KafkaTestClient kafka) throws IOException {
    certificate = new MountedCertificate(directory.resolve("tls"));
    client = new TlsClient(certificate.authority(), null);
    site = IngressSite.open(directory, kafka, certificate.settings()).by(client);
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
  @ValueSource(ints = {0x0300, 0x0301, 0x0302})
  void oldVersionsAreRefused(int version) throws IOException {
    assertThat(alert(ClientHello.of(version, GOOD))).isEqualTo(NO_SUCH_VERSION);
  }

  /// Without encryption, RC4, 3DES, AES in CBC, and RSA without forward secrecy.
  @ParameterizedTest
  @ValueSource(ints = {0x0001, 0x0005, 0x000a, 0xc009, 0xc013, 0xc023, 0x009c, 0x009e})
  void weakSuitesAreRefused(int suite) throws IOException {
    assertThat(alert(ClientHello.of(0x0303, suite))).isEqualTo(NO_COMMON_SUITE);
  }

  @Test
  void goodSuiteIsAgreedOnWithoutCompression() throws IOException {
    try (var wire = new RawConnection(site.ingress().port()).send(ClientHello.of(0x0303, GOOD))) {
      // A handshake's record, version 1.2, whose first message is a ServerHello.
      var answer = wire.bytes(79);
      assertThat(HexFormat.of().formatHex(answer)).startsWith("160303");
      assertThat(answer[5]).isEqualTo((byte) 2);
      // Behind version, random, a session id of 32 bytes and the suite: not compressed.
      assertThat(answer[78]).isZero();
    }
  }

  /// TLS 1.3 has none.
  @Test
  void renegotiationIsRefused() throws IOException {
    var old = new TlsClient(certificate.authority(), null, "TLSv1.2");
    try (var socket = old.socket(site.ingress().port());
        var wire = new RawConnection(socket)) {
      // It begins one, and goes on with it when it next writes or reads.
      socket.startHandshake();

      var webhook = Signed.genuine("conn-1", 100).forged();
      assertThat(wire.sendWhileTaken(webhook.request()).answers()).isEmpty();
    }
  }

  @Test
  void noProtocolButHttp1IsAgreedOn() throws IOException {
    var agreed = client.agreed(site.ingress().port(), "h2", "http/1.1");

    assertThat(agreed).isIn("", "http/1.1");
  }

  @Test
  void sslscanFindsNothingWeak() throws Exception {
    assumeTrue("true".equals(System.getenv("CI")) || Shell.has("sslscan"), "needs sslscan");
    var ecdsa = scan();
    use(Certificates.issuedForRsa(certificate.authority()));
    var scans = List.of(ecdsa, scan());
    use(Certificates.issued(certificate.authority()));

    var suites = new TreeSet<String>();
    for (var scan : scans) {
      assertThat(enabledProtocols(scan)).containsExactlyInAnyOrder("1.2", "1.3");
      // Built without zlib, as Debian's is, it does not look for compression.
      assertThat(attributes(scan, "compression", "supported")).doesNotContain("1");
      assertThat(attributes(scan, "heartbleed", "vulnerable")).isNotEmpty().containsOnly("0");
      assertThat(attributes(scan, "renegotiation", "supported")).containsExactly("0");
      assertThat(strengths(scan, "TLSv1.2")).containsOnly("strong");
      // Strong is to it what has ECDHE in its name, which no suite of TLS 1.3 has.
      assertThat(strengths(scan, "TLSv1.3")).containsOnly("acceptable");
      suites.addAll(attributes(scan, "cipher", "id"));
    }
    assertThat(suites).containsExactlyInAnyOrderElementsOf(SUITES);
  }

  /// What the ingress answers with: an alert's level and description.
  private static String alert(byte[] hello) throws IOException {
    try (var wire = new RawConnection(site.ingress().port()).send(hello)) {
      var answer = HexFormat.of().formatHex(wire.bytes(7));

      assertThat(answer).startsWith("15");
      return answer.substring(10);
    }
  }

  private static void use(X509Bundle next) throws IOException {
    certificate.mount(next);
    Eventually.get(WeakTlsTest::shown, next.getCertificate()::equals);
  }

  private static X509Certificate shown() {
    try {
      return client.shown(site.ingress().port());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Document scan() throws Exception {
    var xml = Shell.run("sslscan --xml=- 127.0.0.1:" + site.ingress().port());
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
  }

  private static Set<String> enabledProtocols(Document scan) {
    var enabled = new TreeSet<String>();
    elements(scan.getElementsByTagName("protocol"))
        .filter(each -> each.getAttribute("enabled").equals("1"))
        .forEach(each -> enabled.add(each.getAttribute("version")));
    return enabled;
  }

  private static List<String> strengths(Document scan, String version) {
    return elements(scan.getElementsByTagName("cipher"))
        .filter(each -> each.getAttribute("sslversion").equals(version))
        .map(each -> each.getAttribute("strength"))
        .toList();
  }

  private static List<String> attributes(Document scan, String element, String attribute) {
    return elements(scan.getElementsByTagName(element))
        .map(each -> each.getAttribute(attribute))
        .toList();
  }

  private static Stream<Element> elements(NodeList nodes) {
    var elements = new ArrayList<Element>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements.stream();
  }
}
