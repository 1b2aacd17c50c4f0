package io.penstock.proof.system.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.Makini;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What the ingress's own log says under traffic of all kinds, and what it never says.
@ExtendWith(KafkaExtension.class)
class LogTest {
  private static final String IN_THE_BODY = "pump-station-7f3a";
  private static final String IN_A_HEADER = "Bearer-of-9c41";
  private static final String TIMED = "  conn-timed: {recipe: stripe, secrets: [shared]}\n";

  /// What speaks to it logs by other means than we do.
  private static final String NO_COLLECTOR = "tracing.otlp.endpoint: http://127.0.0.1:1/v1/traces";

  private static final String COLLECTORS_LOGGER = "io.opentelemetry.";

  private static final String STALE = "1600000000";

  private final ObjectMapper json = new ObjectMapper();
  private final List<String> signatures = new ArrayList<>();

  @TempDir private Path directory;

  @Test
  void everyLineIsJsonWithItsLabelAndNoneHasABodyASecretOrASignature(KafkaTestClient kafka)
      throws IOException {
    try (var site =
        IngressSite.openWithItsOwnLog(
            directory,
            kafka,
            "senders.reload: 1s",
            "body.max: 2KiB",
            "tracing.ratio: 1",
            NO_COLLECTOR)) {
      addTimedConnection(site);

      assertThat(site.send(noted(genuine("conn-1", 100))).status()).isEqualTo(200);
      assertThat(site.send(noted(genuine("conn-1", 100).forged())).status()).isEqualTo(401);
      assertThat(site.send(noted(genuine("conn-2", 5_000))).status()).isEqualTo(413);
      assertThat(site.send(noted(genuine("nobody", 100))).status()).isEqualTo(401);
      assertThat(site.send(noted(genuine("conn-gone", 100))).status()).isEqualTo(410);
      assertThat(stale(site)).isEqualTo(401);
      // Its first words come once it has tried for some seconds.
      Eventually.get(() -> site.ingress().logged(), now -> now.contains(COLLECTORS_LOGGER));
      site.ingress().terminate();
      assertThat(site.ingress().exitCode()).isZero();

      var lines = site.ingress().logged().lines().toList();
      var objects = lines.stream().map(this::object).toList();
      assertThat(objects)
          .anyMatch(line -> line.path("logger_name").asString("").startsWith(COLLECTORS_LOGGER));
      assertThat(refusals(objects))
          .contains(
              "forged of conn-1",
              "too-large of conn-2",
              "unknown-connection of nobody",
              "disconnected of conn-gone",
              "stale of conn-timed");
      for (var secret : neverSaid()) {
        assertThat(lines).noneMatch(line -> line.contains(secret));
      }
    }
  }

  private void addTimedConnection(IngressSite site) throws IOException {
    Files.writeString(directory.resolve("connections.yaml"), TIMED, StandardOpenOption.APPEND);
    Eventually.get(() -> site.ingress().logged(), now -> now.contains("senders reloaded"));
  }

  private static Signed genuine(String connection, int bytes) {
    var body = "{\"at\":\"" + IN_THE_BODY + "\",\"filler\":\"" + "x".repeat(bytes) + "\"}";
    return Signed.genuine(connection, body.getBytes(UTF_8));
  }

  private Signed noted(Signed webhook) {
    signatures.add(webhook.signature());
    return webhook;
  }

  /// Sends one that was signed by who may, years ago.
  private int stale(IngressSite site) throws IOException {
    var body = "{\"at\":\"" + IN_THE_BODY + "\"}";
    var mac = Makini.mac(Signed.SECRET, (STALE + "." + body).getBytes(UTF_8));
    var hex = HexFormat.of().formatHex(mac);
    signatures.add(hex);
    try (var wire = site.connect()) {
      return wire.send(
              "POST /webhooks/conn-timed HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                  + body.length()
                  + "\r\nAuthorization: "
                  + IN_A_HEADER
                  + "\r\nStripe-Signature: t="
                  + STALE
                  + ",v1="
                  + hex
                  + "\r\n\r\n"
                  + body)
          .answer()
          .status();
    }
  }

  private JsonNode object(String line) {
    var read = json.readTree(line);
    assertThat(read.isObject()).as(line).isTrue();
    return read;
  }

  private static List<String> refusals(List<JsonNode> lines) {
    return lines.stream()
        .filter(line -> line.path("logger_name").asString("").endsWith(".RefusalLog"))
        .peek(line -> assertThat(line.path("leftOut").isNumber()).as(line.toString()).isTrue())
        .map(
            line ->
                line.path("outcome").asString("") + " of " + line.path("connection").asString(""))
        .toList();
  }

  private List<String> neverSaid() {
    var secret = Signed.SECRET.getBytes(UTF_8);
    return Stream.concat(
            signatures.stream(),
            Stream.of(
                IN_THE_BODY,
                IN_A_HEADER,
                "xxxx",
                Signed.SECRET,
                HexFormat.of().formatHex(secret),
                Base64.getEncoder().encodeToString(secret)))
        .toList();
  }
}
