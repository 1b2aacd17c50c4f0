package io.penstock.proof.system.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.Shell;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.HttpSender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The images as `./penstock images` builds them, run as a cluster runs them.
///
/// Only where a Docker engine of this machine answers: the containers share its network and its
/// files.
@ExtendWith(KafkaExtension.class)
class ImagesIT {
  private static final String INGRESS = "penstock-ingress:test";
  private static final String PROCESSOR = "penstock-processor:test";
  private static final String SECRET = "an-images-secret";

  @TempDir private Path directory;

  @BeforeAll
  static void buildBoth() {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "needs the network of a Linux host");
    assumeTrue(engineAnswers(), "needs a Docker engine, and none answers");
    var printed =
        Shell.run("AS_BUILT=1 '" + System.getProperty("launcher") + "' images --tag test");
    assertThat(printed.lines()).startsWith(INGRESS, PROCESSOR);
  }

  @AfterAll
  static void removeBoth() {
    if (engineAnswers()) {
      Shell.run("docker image rm -f %s %s".formatted(INGRESS, PROCESSOR));
      Shell.run("docker image prune -f --filter label=io.penstock.stage");
    }
  }

  @Test
  void aWebhookComesOutThroughContainersThatMayDoNothingElse(KafkaTestClient kafka)
      throws IOException {
    kafka.createTopics(2);
    var body =
        "{\"id\":\"a\",\"event\":\"purchase_orders:created\",\"data\":{\"id\":\"po-7\",\"status\":\"approved\",\"updatedAt\":\"2026-01-02T03:04:00Z\"}}";

    try (var ingress = ingress(kafka);
        var processor = processor(kafka)) {
      ingress.awaitReady();
      processor.awaitReady();
      var answer = new HttpSender(ingress.portFor("webhooks"), "demo", SECRET).send(body);
      var events =
          Eventually.get(
              () -> kafka.read(kafka.topics().prefix() + ".purchase-orders"),
              records -> !records.isEmpty());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(events)
          .singleElement()
          .satisfies(
              event -> assertThat(event.value()).asString(UTF_8).contains("\"id\":\"po-7\""));
      assertThat(ingress.file("/proc/1/maps")).contains("libnetty_transport_native_epoll");
      assertThat(processor.file("/proc/1/maps")).contains("librocksdbjni");
      for (var container : new Container[] {ingress, processor}) {
        assertThat(container.file("/proc/1/cmdline")).startsWith("java\0");
        assertThat(container.file("/proc/1/status")).contains("Uid:\t10001\t10001\t10001\t10001");
        assertThat(container.log()).doesNotContain("WARNING:");
        assertThat(container.stop()).as(container.log()).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {INGRESS, PROCESSOR})
  void aStartWithoutSettingsNamesThemAndExitsWith2(String image) {
    try (var container = Container.start(image, Map.of(), "")) {
      assertThat(container.exitCode()).isEqualTo(2);
      assertThat(container.log()).contains("kafka.bootstrap.servers is missing");
    }
  }

  @Test
  void whatCannotRunExitsWith1() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var variables =
          Map.of(
              "PENSTOCK_KAFKA_BOOTSTRAP_SERVERS",
              "127.0.0.1:1",
              "PENSTOCK_MANAGEMENT_HOST",
              "127.0.0.1",
              "PENSTOCK_MANAGEMENT_PORT",
              Integer.toString(taken.getLocalPort()));

      try (var container = Container.start(PROCESSOR, variables, "")) {
        assertThat(container.exitCode()).isEqualTo(1);
        assertThat(container.log()).contains("management.port");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({INGRESS + ",200", PROCESSOR + ",300"})
  void theHeapIsTheServicesPartOfTheMemoryUnlessGiven(String image, long heapMib) {
    var derived = heapMib(image, "");
    var given = heapMib(image, "-Xmx100m");

    assertThat(derived).isEqualTo(heapMib);
    assertThat(given).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {INGRESS, PROCESSOR})
  void anImageTellsItsVersion(String image) {
    var label = "{{index .Config.Labels \"org.opencontainers.image.version\"}}";

    var version = Shell.run("docker image inspect -f '%s' %s".formatted(label, image)).strip();

    assertThat(version).isEqualTo(System.getProperty("version"));
  }

  /// The heap of a container that has 500 MiB of memory.
  private static long heapMib(String image, String flag) {
    var variables = Map.of("JDK_JAVA_OPTIONS", "-XX:+PrintFlagsFinal " + flag);
    try (var container = Container.start(image, variables, "--memory 500m")) {
      assertThat(container.exitCode()).isEqualTo(2);
      var line = Pattern.compile(" MaxHeapSize += (\\d+) ").matcher(container.log());
      assertThat(line.find()).isTrue();
      return Long.parseLong(line.group(1)) >> 20;
    }
  }

  private Container ingress(KafkaTestClient kafka) throws IOException {
    var variables = common(kafka);
    variables.put("PENSTOCK_HTTP_HOST", "127.0.0.1");
    variables.put("PENSTOCK_HTTP_PORT", "0");
    variables.put("PENSTOCK_DURABILITY", "warn");
    variables.put("PENSTOCK_DRAIN_DELAY", "0s");
    return Container.start(
        INGRESS, variables, "--memory 512m -v '" + connections() + ":/etc/penstock:ro'");
  }

  private static Container processor(KafkaTestClient kafka) {
    var variables = common(kafka);
    variables.put("PENSTOCK_STANDBYS", "0");
    variables.put("PENSTOCK_REPLICATION", "1");
    return Container.start(PROCESSOR, variables, "--memory 768m -v /var/lib/penstock/state");
  }

  private static Map<String, String> common(KafkaTestClient kafka) {
    var variables = new HashMap<String, String>();
    variables.put("PENSTOCK_MANAGEMENT_HOST", "127.0.0.1");
    variables.put("PENSTOCK_MANAGEMENT_PORT", "0");
    variables.put("PENSTOCK_TOPICS_PREFIX", kafka.topics().prefix());
    variables.put("PENSTOCK_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    return variables;
  }

  /// A directory that others may read: the container's user is not this one.
  private Path connections() throws IOException {
    var secrets = Files.createDirectories(directory.resolve("secrets"));
    Files.writeString(secrets.resolve("demo"), SECRET);
    Files.writeString(
        directory.resolve("connections.yaml"),
        "connections: {demo: {recipe: makini, secrets: [demo]}}\n");
    Shell.run("chmod -R a+rX '" + directory + "'");
    return directory;
  }

  private static boolean engineAnswers() {
    try {
      Shell.run("docker info");
      return true;
    } catch (AssertionError _) {
      return false;
    }
  }
}
