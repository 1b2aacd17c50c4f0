package io.penstock.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The processor as a process, without a Kafka.
@Timeout(600)
class ProcessorMainTest {
  private static final Pattern PORT = Pattern.compile("listening for operators on (\\d+)");

  @TempDir private Path directory;
  private List<Process> started = List.of();

  @AfterEach
  void endProcess() throws InterruptedException {
    for (var process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:1", "nowhere.invalid:9092"})
  void withoutABrokerItStaysUpSaysWhyAndStopsWhenTold(String servers)
      throws IOException, InterruptedException {
    var process = start("kafka.bootstrap.servers: " + servers + "\nmanagement.port: 0\n");
    var output = process.inputReader();

    var lines = List.of(output.readLine(), output.readLine());
    var port = port(lines.getLast());
    var warning = output.readLine();
    var ready = ask(port, "/health/ready");
    var live = ask(port, "/health/live");
    process.destroy();

    assertThat(lines).allMatch(line -> line.startsWith("{\"@timestamp\""));
    assertThat(warning)
        .contains("not ready, waiting: no answer from Kafka at " + servers)
        .contains("\"level\":\"WARN\"");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("\"unready\"").contains(servers);
    assertThat(live.statusCode()).isEqualTo(200);
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void wrongSettingsAreAllNamedWithoutAStackTrace() throws IOException, InterruptedException {
    var process = start("threads: many\nstandbys: 9\n");

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(process.errorReader().lines())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).contains("threads is \"many\""),
            line -> assertThat(line).contains("standbys is \"9\""),
            line -> assertThat(line).contains("kafka.bootstrap.servers is missing"));
  }

  @Test
  void takenPortIsOneLine() throws IOException, InterruptedException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var process =
          start(
              """
              kafka.bootstrap.servers: 127.0.0.1:1
              management.host: 127.0.0.1
              management.port: %d
              """
                  .formatted(taken.getLocalPort()));

      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(process.errorReader().lines())
          .singleElement()
          .asString()
          .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort())
          .contains("management.port");
    }
  }

  @Test
  void stateDirectoryThatCannotBeIsOneLine() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("state"), "a file");

    var process = start("kafka.bootstrap.servers: 127.0.0.1:1\n");

    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(process.errorReader().lines())
        .singleElement()
        .asString()
        .contains("cannot keep state in");
  }

  private Process start(String yaml) throws IOException {
    var file = Files.writeString(directory.resolve("processor.yaml"), yaml);
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            ProcessorMain.class.getName(),
            "--config",
            file.toString());
    builder.directory(directory.toFile());
    builder.environment().put("CLASSPATH", withoutTests(System.getProperty("java.class.path")));
    var process = builder.start();
    started = List.of(process);
    return process;
  }

  private static String withoutTests(String classPath) {
    return Pattern.compile(File.pathSeparator)
        .splitAsStream(classPath)
        .filter(entry -> !entry.contains("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static int port(String line) {
    var found = PORT.matcher(line);
    assertThat(found.find()).as(line).isTrue();
    return Integer.parseInt(found.group(1));
  }

  private static HttpResponse<String> ask(int port, String path)
      throws IOException, InterruptedException {
    var uri = URI.create("http://127.0.0.1:" + port + path);
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(5)).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
