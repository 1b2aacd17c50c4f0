package io.penstock.proof.system.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.ProcessorMain;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Each way to lose records or state in silence, done for real: the processor stops and says so.
@ExtendWith(KafkaExtension.class)
@Timeout(600)
class GuardTest {
  private static final int PARTITIONS = 3;
  private static final Pattern PORT = Pattern.compile("listening for operators on (\\d+)");

  @TempDir private Path directory;
  private GuardedBridge bridge;

  @BeforeEach
  void open(KafkaTestClient kafka, TestInfo test) {
    var prefix = kafka.topics().prefix() + "." + test.getTestMethod().orElseThrow().getName();
    bridge =
        new GuardedBridge(kafka.bootstrapServers(), prefix, PARTITIONS, directory.resolve("state"));
  }

  @AfterEach
  void close() {
    bridge.close();
  }

  @Test
  void restartsAreNoBreachAlsoOfPartitionsWithoutRecords() {
    for (int starts = 1; starts <= 3; starts++) {
      bridge.processAndStop(starts);
    }
    bridge.deleteState();

    try (var processor = bridge.start().awaitReady()) {
      bridge.process(1);

      assertThat(bridge.committed()).hasSize(PARTITIONS);
      assertThat(bridge.events()).hasSize(7);
      assertThat(processor.failed()).isFalse();
    }
  }

  @Test
  void partitionThatBeganLateAndHasNoRecordsYetIsNoBreach() {
    bridge.send(3);
    bridge.deleteRecords(bridge.partition(), 3);
    bridge.processAndStop(0);
    bridge.processAndStop(0);

    bridge.processAndStop(2);

    assertThat(bridge.events()).hasSize(2);
  }

  @Test
  void offsetsSetBackAreNamedAndTheCommandMendsThem() {
    bridge.processAndStop(5);
    var partition = bridge.partition();
    bridge.setOffset(partition, 2);

    assertThat(reason())
        .contains("Offsets were set back: partition " + partition)
        .contains("up to offset 4, and the group stands at 2")
        .contains(
            "--group %s --topic %s:%d --reset-offsets --to-offset 5"
                .formatted(bridge.group(), bridge.raw(), partition));

    bridge.setOffset(partition, 5);
    bridge.processAndStop(1);
    assertThat(bridge.events()).hasSize(6);
  }

  @Test
  void offsetsOfAllPartitionsAreMendedAtOnce() {
    bridge.processAndStop(5);
    bridge.deleteGroup();
    var reason = reason();
    var partition = bridge.partition();

    assertThat(reason).contains("The group " + bridge.group() + " has no offsets");
    assertThat(bridge.committed()).isEmpty();
    for (int number = 0; number < PARTITIONS; number++) {
      var offset = number == partition ? 5 : 0;
      assertThat(reason).contains(" %s,%d,%d ".formatted(bridge.raw(), number, offset));
      bridge.setOffset(number, offset);
    }

    bridge.processAndStop(1);
    assertThat(bridge.events()).hasSize(6);
  }

  @Test
  void offsetsSetForwardAreNamed() {
    bridge.processAndStop(2);
    bridge.send(3);
    bridge.setOffset(bridge.partition(), 4);

    assertThat(reason())
        .contains("Offsets were set forward")
        .contains("2 records would be lost")
        .contains("--to-offset 2 ");
  }

  @Test
  void rawTopicMadeAgainWhileStoppedIsNotReadAsTheOldOne() {
    bridge.processAndStop(2);
    var partition = bridge.partition();
    bridge.recreate(bridge.raw());
    bridge.send(2);
    for (int number = 0; number < PARTITIONS; number++) {
      bridge.setOffset(number, number == partition ? 2 : 0);
    }

    assertThat(reason()).contains("The raw topic " + bridge.raw() + " was deleted and made again");
  }

  @Test
  void rawTopicMadeAgainWhileRunningIsNoticed() {
    try (var processor = bridge.start().awaitReady()) {
      bridge.process(2);

      bridge.recreate(bridge.raw());

      assertThat(processor.reason()).contains("The raw topic " + bridge.raw() + " was deleted");
    }
  }

  @Test
  void changelogMadeAgainIsLostState() {
    bridge.processAndStop(2);
    bridge.recreate(bridge.changelog("entity"));

    assertThat(reason())
        .contains("State was lost: " + bridge.changelog("entity") + " was deleted and made again");
  }

  @Test
  void changelogsDeletedWithTheStateAreLostState() {
    bridge.processAndStop(2);
    bridge.changelogs().forEach(bridge::delete);
    bridge.deleteState();

    assertThat(reason()).contains("State was lost").contains(bridge.changelog("seen"));
    assertThat(bridge.changelogs()).isEmpty();
  }

  @Test
  void emptyChangelogsBesideProcessedRecordsAreLostState() {
    bridge.processAndStop(2);
    bridge.changelogs().forEach(bridge::recreate);
    bridge.deleteState();

    assertThat(reason())
        .contains("State was lost: the group stands at offset 2 of partition")
        .contains("nothing is remembered");
  }

  @Test
  void morePartitionsWhileStoppedAreNamed() {
    bridge.processAndStop(2);
    bridge.addPartition();

    assertThat(reason()).contains("had 3 partitions and has 4");
  }

  @Test
  void morePartitionsWhileRunningAreNamed() {
    try (var processor = bridge.start().awaitReady()) {
      bridge.process(1);
      bridge.addPartition();

      assertThat(processor.reason()).contains("had 3 partitions and has 4");
    }
  }

  @Test
  void recordsDeletedBeforeTheyWereProcessedAreCounted() {
    bridge.processAndStop(2);
    bridge.send(5);
    bridge.deleteRecords(bridge.partition(), 6);

    assertThat(reason())
        .contains("begins at offset 6, and the group stands at 2")
        .contains("4 records are lost");
  }

  @Test
  void markerOfATransactionStopsEveryInstance() {
    try (var one = bridge.start().awaitReady();
        var other = new TestProcessor(directory.resolve("other"), bridge.kafka).awaitReady()) {
      bridge.process(2);
      bridge.sendInTransaction();
      bridge.send(1);

      var reasons = one.reason() + "\n---\n" + other.reason();

      assertThat(reasons)
          .contains("has a hole: after offset 2 comes 4")
          .contains("another instance stopped the application");
    }
  }

  @Test
  void startingOverAsToldReadsAllAgain() {
    bridge.processAndStop(2);
    bridge.deleteGroup();
    assertThat(reason()).contains("To start over");

    bridge.changelogs().forEach(bridge::delete);
    bridge.deleteState();
    bridge.processAndStop(1);

    assertThat(bridge.events())
        .extracting(event -> new String(event.headers().lastHeader("ce_sequence").value(), UTF_8))
        .extracting(Long::parseLong)
        .containsExactly(1L, 2L, 1L, 2L, 3L);
  }

  @Test
  void diskOfBeforeAStartOverIsNamed() {
    bridge.processAndStop(2);
    bridge.deleteGroup();
    assertThat(reason()).contains("To start over");
    bridge.changelogs().forEach(bridge::delete);
    try (var _ = new TestProcessor(directory.resolve("fresh"), bridge.kafka).awaitReady()) {
      bridge.process(9);
    }
    bridge.forgetMembers();

    assertThat(reason()).contains("let it restore the disk from the changelogs");

    bridge.deleteState();
    bridge.processAndStop(1);
    assertThat(bridge.events()).hasSize(2 + 2 + 9 + 1);
  }

  @Test
  void processSaysWhyShowsTheBreachAndEndsWithOne() throws IOException, InterruptedException {
    bridge.processAndStop(3);
    bridge.setOffset(bridge.partition(), 1);

    var process = startProcess();
    var printed = new StringBuilder();
    var stopping = "\"message\":\"stopping: ";
    for (var line : (Iterable<String>) process.inputReader().lines()::iterator) {
      printed.append(line).append('\n');
      if (line.contains(stopping)) {
        break;
      }
    }
    var metrics = metrics(printed.toString());
    process.destroy();

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(printed)
        .contains("\"breach\":\"offsets-rewound\"")
        .contains("offsets-rewound: stopping every instance")
        .contains(stopping + "Offsets were set back: partition " + bridge.partition());
    assertThat(metrics).contains("penstock_processor_breach{label=\"offsets-rewound\"} 1");
  }

  private static String metrics(String printed) throws IOException, InterruptedException {
    var port = PORT.matcher(printed);
    assertThat(port.find()).as(printed).isTrue();
    var address = URI.create("http://127.0.0.1:" + port.group(1) + "/metrics");
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    }
  }

  private Process startProcess() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            ProcessorMain.class.getName());
    builder.redirectErrorStream(true).directory(directory.toFile());
    builder
        .environment()
        .put("CLASSPATH", withoutThisModule(System.getProperty("java.class.path")));
    builder.environment().putAll(TestProcessor.variables(bridge.state, bridge.kafka));
    return builder.start();
  }

  /// Whose logging is its own.
  private static String withoutThisModule(String classPath) {
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(classPath)
        .filter(entry -> !entry.contains("standalone") && !entry.contains("system-tests"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private String reason() {
    try (var processor = bridge.start()) {
      return processor.reason();
    } finally {
      bridge.forgetMembers();
    }
  }
}
