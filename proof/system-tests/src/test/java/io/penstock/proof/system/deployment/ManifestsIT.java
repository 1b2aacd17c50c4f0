package io.penstock.proof.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.Ingress;
import io.penstock.ingress.IngressSettings;
import io.penstock.processor.Processor;
import io.penstock.processor.ProcessorSettings;
import io.penstock.processor.streams.StreamsRun;
import io.penstock.proof.fixtures.Shell;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The manifests as `kubectl` builds them, held against the services they start.
class ManifestsIT {
  private static final Map<String, String> SECRETS =
      Map.of("conn-42.current", "a secret", "demo", "another");

  /// What makes a service of this test listen where nobody else does, and end at once.
  private static final Map<String, String> HERE =
      Map.of(
          "PENSTOCK_HTTP_HOST", "127.0.0.1",
          "PENSTOCK_HTTP_PORT", "0",
          "PENSTOCK_MANAGEMENT_HOST", "127.0.0.1",
          "PENSTOCK_MANAGEMENT_PORT", "0",
          "PENSTOCK_DRAIN_DELAY", "0s",
          "PENSTOCK_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");

  /// Alive, and not ready.
  private static final Map<String, String> WITHOUT_KAFKA =
      Map.of("startupProbe", "200", "livenessProbe", "200", "readinessProbe", "503");

  private static final Pattern PERCENT = Pattern.compile("MaxRAMPercentage=(\\d+)");

  @TempDir private Path directory;

  @BeforeAll
  static void kubectlIsThere() {
    Manifests.needKubectl();
  }

  @ParameterizedTest
  @ValueSource(strings = {Manifests.BASE, Manifests.ONE_NODE})
  void settingsAndConnectionsAreReadWithoutAProblem(String where) {
    var manifests = Manifests.of(where);

    var ingress = ingressSettings(manifests);
    var processor = processorSettings(manifests);

    assertThat(ingress.connections().named()).isNotEmpty();
    assertThat(processor.instance()).isEqualTo("penstock-processor-0");
    assertThat(manifests.processor().writable())
        .anyMatch(mount -> processor.stateDir().startsWith(directory + mount));
  }

  @ParameterizedTest
  @ValueSource(strings = {Manifests.BASE, Manifests.ONE_NODE})
  void connectionsAndSecretsArriveWhileThePodRuns(String where) {
    var manifests = Manifests.of(where);
    var pod = manifests.ingress();

    var senders = ingressSettings(manifests).senders();

    // A ConfigMap of another name is another pod's, and a subPath is never updated.
    var connections = pod.volumeOf(directory.relativize(senders.connections()));
    var secrets = pod.volumeOf(directory.relativize(senders.secrets()));
    assertThat(connections.at("/configMap/name").asString()).isEqualTo("penstock-senders");
    assertThat(secrets.at("/secret/secretName").asString()).isEqualTo("penstock-webhook-secrets");
    assertThat(pod.container().findValues("subPath")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {Manifests.BASE, Manifests.ONE_NODE})
  void portsAreThoseTheServicesListenOn(String where) {
    var manifests = Manifests.of(where);

    var ingress = ingressSettings(manifests);
    var processor = processorSettings(manifests);

    assertThat(manifests.ingress().port("webhooks")).isEqualTo(ingress.port());
    assertThat(manifests.ingress().port("management")).isEqualTo(ingress.managementPort());
    assertThat(manifests.processor().port("management")).isEqualTo(processor.managementPort());
  }

  @ParameterizedTest
  @ValueSource(strings = {Manifests.BASE, Manifests.ONE_NODE})
  void probesAskWhereTheIngressAnswers(String where) {
    var pod = Manifests.of(where).ingress();
    var in = pod.settings(directory, SECRETS, HERE);
    try (var service =
        Ingress.start(IngressSettings.read(in), Clock.systemUTC(), System::nanoTime)) {
      var answers = probe(pod, service.managementPort());

      assertThat(answers).isEqualTo(WITHOUT_KAFKA);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Manifests.BASE, Manifests.ONE_NODE})
  void probesAskWhereTheProcessorAnswers(String where) {
    var pod = Manifests.of(where).processor();
    var in = pod.settings(directory, SECRETS, HERE);
    try (var service =
        Processor.start(ProcessorSettings.read(in), Clock.systemUTC(), System::nanoTime)) {
      var answers = probe(pod, service.managementPort());

      assertThat(answers).isEqualTo(WITHOUT_KAFKA);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {Manifests.BASE, Manifests.ONE_NODE})
  void podsAreGivenTheTimeToEndWell(String where) {
    var manifests = Manifests.of(where);
    var ingress = ingressSettings(manifests);

    assertThat(grace(manifests.ingress()))
        .isGreaterThan(ingress.drainDelay().plus(ingress.drainMax()));
    assertThat(grace(manifests.processor())).isGreaterThan(StreamsRun.STOP_MAX);
  }

  @ParameterizedTest
  @ValueSource(strings = {Manifests.BASE, Manifests.ONE_NODE})
  void theHeapHoldsWhatTheSettingsLetIn(String where) {
    var manifests = Manifests.of(where);
    var ingress = ingressSettings(manifests);
    var processor = processorSettings(manifests);

    // Half of it is left for the rest.
    var buffer = Long.parseLong(ingress.kafka().getOrDefault("buffer.memory", "100663296"));
    assertThat(heapBytes(manifests.ingress()))
        .isGreaterThan(2 * (buffer + ingress.inFlightBytesMax()));
    // What waits takes twice its weight, and what a record releases eight times.
    var rules = processor.rules();
    var ofThread = 2 * rules.hold().bytes() + 8 * rules.release().bytes();
    assertThat(heapBytes(manifests.processor()))
        .isGreaterThan(processor.threads() * ofThread + (256 << 20));
  }

  /// The status that each probe gets.
  private static Map<String, String> probe(Pod pod, int port) {
    return WITHOUT_KAFKA.keySet().stream()
        .collect(
            Collectors.toMap(
                Function.identity(), name -> status(pod.container().at("/" + name), port)));
  }

  private static String status(JsonNode probe, int port) {
    assertThat(probe.at("/httpGet/port").asString()).isEqualTo("management");
    var address = "http://127.0.0.1:" + port + probe.at("/httpGet/path").asString();
    return Shell.run("curl -sS -o /dev/null -w '%{http_code}' " + address);
  }

  private IngressSettings ingressSettings(Manifests manifests) {
    var in = manifests.ingress().settings(directory, SECRETS, Map.of());
    var settings = IngressSettings.read(in);
    in.complete();
    return settings;
  }

  private ProcessorSettings processorSettings(Manifests manifests) {
    var in = manifests.processor().settings(directory, Map.of(), Map.of());
    var settings = ProcessorSettings.read(in);
    in.complete();
    return settings;
  }

  private static Duration grace(Pod pod) {
    return Duration.ofSeconds(pod.spec().at("/terminationGracePeriodSeconds").asInt());
  }

  /// The part of the memory that the image gives to the heap.
  private static long heapBytes(Pod pod) {
    var resources = pod.container().at("/resources");
    assertThat(resources.at("/limits/cpu").isMissingNode()).isFalse();
    var memory = resources.at("/limits/memory").asString();
    assertThat(resources.at("/requests/memory").asString()).isEqualTo(memory).endsWith("Mi");
    var percent = PERCENT.matcher(pod.image());
    assertThat(percent.find()).isTrue();
    var mib = Long.parseLong(memory.substring(0, memory.length() - 2));
    return (mib << 20) * Integer.parseInt(percent.group(1)) / 100;
  }
}
