package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The dependencies of the root README against the builds: each artifact has its word, and each
/// word its artifact.
class DependenciesTest {

  /// What a reader calls each artifact. One that is new fails until it has its word here and there.
  private static final Map<String, String> WORDS = words();

  @Test
  void eachArtifactHasItsWord() {
    assertThat(
            Differences.between("the list of words in this test", WORDS.keySet(), Pom.artifacts()))
        .isEmpty();
  }

  @Test
  void tableIsTheWords() {
    var table = SourceTree.document("README.md").section("Dependencies").table();

    var said =
        table.rows().stream()
            .flatMap(row -> words(row.text("")).stream())
            .collect(Collectors.toSet());

    assertThat(Differences.between(table.place(), said, Set.copyOf(WORDS.values()))).isEmpty();
  }

  /// `A, B (core, YAML) and C` is A, B and C.
  private static Set<String> words(String cell) {
    return Arrays.stream(cell.replaceAll(" \\([^)]*\\)", "").split(", | and ", -1))
        .collect(Collectors.toSet());
  }

  private static Map<String, String> words() {
    var words = new TreeMap<String, String>();
    words.put("vertx-core", "Vert.x Core");
    words.put("vertx-web", "Web");
    words.put("vertx-kafka-client", "Kafka Client");
    words.put("netty-transport-native-epoll", "Netty's native epoll");
    words.put("netty-transport-classes-epoll", "Netty's native epoll");
    words.put("netty-pkitesting", "Netty's certificates for tests");
    words.put("kafka-clients", "Kafka clients");
    words.put("kafka-streams", "Streams");
    words.put("kafka-streams-test-utils", "TopologyTestDriver");
    words.put("kafka_2.13", "Kafka's broker");
    words.put("kafka-metadata", "Kafka's broker");
    words.put("kafka-server", "Kafka's broker");
    words.put("kafka-server-common", "Kafka's broker");
    words.put("jackson-core", "Jackson 3");
    words.put("jackson-databind", "Jackson 3");
    words.put("jackson-dataformat-yaml", "Jackson 3");
    words.put("micrometer-registry-prometheus", "Micrometer with Prometheus");
    words.put("prometheus-metrics-core", "Prometheus' client");
    words.put("slf4j-api", "SLF4J");
    words.put("logback-classic", "Logback");
    words.put("logstash-logback-encoder", "logstash-logback-encoder");
    words.put("log4j-to-slf4j", "log4j-to-slf4j");
    words.put("jul-to-slf4j", "jul-to-slf4j");
    words.put("opentelemetry-sdk-trace", "OpenTelemetry's SDK");
    words.put("opentelemetry-exporter-otlp", "OTLP exporter");
    words.put("opentelemetry-exporter-sender-jdk", "OTLP exporter");
    words.put("opentelemetry-proto", "OpenTelemetry's protocol");
    words.put("jctools-core", "JCTools");
    words.put("HdrHistogram", "HdrHistogram");
    words.put("jmh-core", "JMH");
    words.put("jmh-generator-annprocess", "JMH");
    words.put("jfr-converter", "async-profiler's JFR converter");
    words.put("kafka-tools", "Kafka's tools");
    words.put("argparse4j", "argparse4j");
    words.put("picocli", "picocli");
    words.put("jspecify", "JSpecify");
    words.put("junit-jupiter", "JUnit 5");
    words.put("assertj-core", "AssertJ");
    words.put("testcontainers-kafka", "Testcontainers");
    words.put("testcontainers-junit-jupiter", "Testcontainers");
    words.put("archunit", "ArchUnit");
    words.put("json-schema-validator", "networknt's JSON Schema validator");
    words.put("standardwebhooks", "Standard Webhooks");
    words.put("svix", "Svix");
    words.put("stripe-java", "Stripe");
    words.put("slack-app-backend", "Slack");
    words.put("spotless-maven-plugin", "Spotless with google-java-format");
    words.put("error_prone_core", "Error Prone");
    words.put("nullaway", "NullAway");
    return words;
  }
}
