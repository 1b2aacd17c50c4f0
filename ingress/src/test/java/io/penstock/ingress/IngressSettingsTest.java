package io.penstock.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.ingress.operate.OperatorToken;
import io.penstock.proof.fixtures.senders.Makini;
import io.penstock.settings.Problem;
import io.penstock.settings.SettingsException;
import io.penstock.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngressSettingsTest {
  private static final String KAFKA = "kafka.bootstrap.servers: kafka:9092\n";

  @TempDir private Path directory;

  @BeforeEach
  void writeConnections() throws IOException {
    Files.createDirectory(directory.resolve("secrets"));
    Files.writeString(directory.resolve("secrets/current"), "s");
    Files.writeString(
        directory.resolve("connections.yaml"),
        "connections: {conn-42: {recipe: makini, secrets: [current]}}\n");
  }

  @Test
  void defaultsAreThoseOfTheTable() throws IOException {
    var settings = read("kafka.bootstrap.servers: kafka:9092\n");

    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.connectionsMax()).isEqualTo(10_000);
    assertThat(settings.managementPort()).isEqualTo(9080);
    assertThat(settings.topics().webhooks()).isEqualTo("makini.webhooks");
    assertThat(settings.inFlightBytesMax()).isEqualTo(48 << 20);
    assertThat(settings.sharePercent()).isEqualTo(25);
    assertThat(settings.drainDelay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.drainMax()).isEqualTo(Duration.ofSeconds(25));
    assertThat(settings.durability()).isEqualTo(IngressSettings.DurabilityMode.STRICT);
    assertThat(settings.sendersReload()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.senders().connections()).isEqualTo(directory.resolve("connections.yaml"));
    assertThat(settings.limits().bodyBytesMax()).isEqualTo(1 << 20);
    assertThat(settings.limits().headerBytesMax()).isEqualTo(16 << 10);
    assertThat(settings.limits().answerWithin()).isEqualTo(Duration.ofSeconds(8));
    assertThat(settings.limits().headersWithin()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.limits().bodyWithin()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.kafka()).containsExactly(Map.entry("bootstrap.servers", "kafka:9092"));
  }

  @Test
  void allMistakesOfAFileAreNamedTogether() {
    var lines =
        problems(
            """
            http.prot: 80
            deadline: soon
            inflight.share: 101
            kafka: {bootstrap.servers: "kafka:9092", lingr.ms: 5, acks: 1}
            """);

    assertThat(lines)
        .hasSize(5)
        .anyMatch(line -> line.contains("http.prot is unknown; did you mean http.port?"))
        .anyMatch(line -> line.contains("deadline is \"soon\""))
        .anyMatch(line -> line.contains("inflight.share is \"101\""))
        .anyMatch(line -> line.contains("kafka.lingr.ms is unknown; did you mean kafka.linger.ms?"))
        .anyMatch(line -> line.contains("kafka.acks is set by Penstock itself"));
  }

  @Test
  void addressOfKafkaMustBeGiven() {
    assertThat(problems("http.port: 0\n"))
        .containsExactly(
            "settings: kafka.bootstrap.servers is missing;"
                + " expected host:port, or several joined by commas");
    assertThat(problems("kafka.bootstrap.servers: a:9092,b\n"))
        .containsExactly(
            "settings: kafka.bootstrap.servers is \"a:9092,b\";"
                + " expected host:port, or several joined by commas");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "partitioner.class",
        "partitioner.ignore.keys",
        "partitioner.adaptive.partitioning.enable",
        "transactional.id",
        "interceptor.classes",
        "max.request.size"
      })
  void whatKeyedPlacementAndTheHotPathDependOnIsOurs(String name) {
    assertThat(problems("kafka: {bootstrap.servers: \"kafka:9092\", " + name + ": 1}\n"))
        .singleElement()
        .asString()
        .contains("kafka." + name + " is set by Penstock itself");
  }

  @Test
  void valuesThatContradictEachOtherAreAProblemAtOnce() {
    assertThat(problems("kafka: {bootstrap.servers: \"kafka:9092\", linger.ms: 4501}\n"))
        .containsExactly(
            "settings: kafka is contradictory; expected kafka.delivery.timeout.ms of at least"
                + " linger.ms + request.timeout.ms, 7001");
    assertThat(problems("kafka: {bootstrap.servers: \"kafka:9092\", retries: 0}\n"))
        .singleElement()
        .asString()
        .startsWith("settings: kafka is contradictory; Must set retries to non-zero");
  }

  @Test
  void valuesThatJustFitAreTaken() throws IOException {
    var settings =
        read(
            """
            body.max: 4MiB
            headers.max: 24KiB
            kafka: {bootstrap.servers: "kafka:9092", linger.ms: 4500}
            """);

    assertThat(settings.limits().bodyBytesMax()).isEqualTo(4 << 20);
    assertThat(settings.limits().headerBytesMax()).isEqualTo(24 << 10);
  }

  @Test
  void bodyOrHeadersThatNoRecordCouldCarryAreAProblem() {
    var lines =
        problems("kafka.bootstrap.servers: a:9092\nbody.max: 4194305\nheaders.max: 24577\n");

    assertThat(lines)
        .hasSize(2)
        .anyMatch(line -> line.contains("body.max is \"4194305\"") && line.contains("4MiB"))
        .anyMatch(line -> line.contains("headers.max is \"24577\"") && line.contains("24KiB"));
  }

  @Test
  void settingsOfTheAdminClientPassToo() throws IOException {
    var settings =
        read("kafka: {bootstrap.servers: \"kafka:9092\", bootstrap.controllers: \"k:9093\"}\n");

    assertThat(settings.kafka()).containsKey("bootstrap.controllers");
  }

  @Test
  void valueThatKafkaWouldRefuseIsAProblemAtOnce() {
    assertThat(problems("kafka: {bootstrap.servers: \"kafka:9092\", linger.ms: soon}\n"))
        .singleElement()
        .asString()
        .startsWith("settings: kafka.linger.ms is refused by Kafka; Invalid value soon");
  }

  @Test
  void budgetAboveHalfOfTheProducersBufferIsAProblem() {
    var kafka = "kafka.bootstrap.servers: kafka:9092\n";

    assertThat(problems(kafka + "inflight.max: 49MiB\n"))
        .containsExactly(
            "settings: inflight.max is 51380224;"
                + " expected at most half of kafka.buffer.memory, 50331648");
    assertThat(problems(kafka + "kafka.buffer.memory: 67108864\n"))
        .containsExactly(
            "settings: inflight.max is 50331648;"
                + " expected at most half of kafka.buffer.memory, 33554432");
  }

  @Test
  void bodyThatNeverFitsTheBudgetIsAProblem() {
    var yaml = "kafka.bootstrap.servers: kafka:9092\ninflight.max: 1MiB\n";

    assertThat(problems(yaml))
        .containsExactly(
            "settings: body.max is 1048576; expected at most half of inflight.max, 524288");
  }

  @Test
  void samplesAreOffUnlessAFileHoldsAToken() throws IOException {
    Files.writeString(directory.resolve("token"), "0123456789abcdef\n");

    assertThat(read(KAFKA).samplesToken()).isNull();
    assertThat(read(KAFKA + tokenFile("token")).samplesToken())
        .isEqualTo(new OperatorToken(Makini.secret("0123456789abcdef")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0123456789abcde", "0123456789 abcdef", "0123456789abcd\u00e9f"})
  void fileWithoutATokenIsAProblemThatDoesNotShowIt(String content) throws IOException {
    Files.writeString(directory.resolve("token"), content);

    assertThat(problems(KAFKA + tokenFile("token")))
        .singleElement()
        .asString()
        .startsWith(directory.resolve("token") + ": the token (samples.token.file) is ")
        .endsWith("expected at least 16 visible ASCII characters, no blank among them")
        .doesNotContain("0123456789");
  }

  @Test
  void missingTokenFileIsAProblem() {
    assertThat(problems(KAFKA + tokenFile("nowhere")))
        .singleElement()
        .asString()
        .contains("the token (samples.token.file) is missing; expected at least 16");
  }

  @Test
  void settingOfKafkaMayStandInAFile() throws IOException {
    Files.writeString(directory.resolve("id"), "gate-1");

    var settings = read(KAFKA + "kafka.client.id: '${dir:" + directory + ":id}'\n");

    assertThat(settings.kafka()).containsEntry("client.id", "${dir:" + directory + ":id}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"${dir:/nowhere:password}", "x ${file:/nowhere/kafka:password} y"})
  void fileOfKafkasThatIsNotThereIsAProblem(String value) {
    assertThat(problems(KAFKA + "kafka.ssl.key.password: '" + value + "'\n"))
        .singleElement()
        .asString()
        .startsWith("settings: kafka is contradictory; ");
  }

  @Test
  void whoReadsFilesForKafkaIsOurs() {
    assertThat(
            problems(
                KAFKA
                    + "kafka.config.providers: mine\nkafka.config.providers.mine.class: a.Class\n"))
        .anyMatch(line -> line.contains("kafka.config.providers is set by Penstock itself"))
        .anyMatch(line -> line.contains("kafka.config.providers.mine.class is unknown"));
  }

  private String tokenFile(String name) {
    return "samples.token.file: " + directory.resolve(name) + "\n";
  }

  private IngressSettings read(String yaml) throws IOException {
    var reader =
        SettingsReader.of(
            Files.writeString(directory.resolve("p.yaml"), yaml),
            Map.of(
                "PENSTOCK_CONNECTIONS_FILE", directory.resolve("connections.yaml").toString(),
                "PENSTOCK_SECRETS_DIR", directory.resolve("secrets").toString()));
    var settings = IngressSettings.read(reader);
    reader.complete();
    return settings;
  }

  private List<String> problems(String yaml) {
    var lines = new java.util.ArrayList<String>();
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOfSatisfying(
            SettingsException.class,
            e -> e.problems().stream().map(Problem::line).forEach(lines::add));
    return lines;
  }
}
