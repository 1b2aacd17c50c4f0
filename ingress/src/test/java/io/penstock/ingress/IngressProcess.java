package io.penstock.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.fixtures.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// The ingress as the operator starts it: a process of its own, its output in two files.
final class IngressProcess implements AutoCloseable {
  private static final Pattern PORTS =
      Pattern.compile("listening for webhooks on (\\d+), for operators on (\\d+)");

  private final Path directory;
  private final Path out;
  private final Path err;
  private final Process process;

  private IngressProcess(Path directory, Path settings) throws IOException {
    this.directory = directory;
    out = directory.resolve("out");
    err = directory.resolve("err");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var builder =
        new ProcessBuilder(
            java,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            IngressMain.class.getName(),
            "--config",
            settings.toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("PENSTOCK_"));
    process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }

  /// Starts one on these settings, with one connection and free ports.
  static IngressProcess start(Path directory, String settings) throws IOException {
    Files.createDirectories(directory.resolve("secrets"));
    Files.writeString(directory.resolve("secrets/current"), "makini-test-secret");
    Files.writeString(
        directory.resolve("connections.yaml"),
        "connections: {conn-42: {recipe: makini, secrets: [current]}}\n");
    var places =
        "connections.file: %s\nsecrets.dir: %s\n"
            .formatted(directory.resolve("connections.yaml"), directory.resolve("secrets"));
    return new IngressProcess(
        directory, Files.writeString(directory.resolve("penstock.yaml"), places + settings));
  }

  /// Edits its connections file.
  ///
  /// @param connections in YAML, what stands within `connections: {...}`
  void connections(String connections) throws IOException {
    Files.writeString(
        directory.resolve("connections.yaml"), "connections: {" + connections + "}\n");
  }

  /// Writes one of its secrets.
  void secret(String name, String secret) throws IOException {
    Files.writeString(directory.resolve("secrets").resolve(name), secret);
  }

  List<String> out() {
    return lines(out);
  }

  List<String> err() {
    return lines(err);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The management port, once it listens.
  int managementPort() {
    Eventually.holds("listening: " + out(), () -> ports(out()) != 0);
    return ports(out());
  }

  private static int ports(List<String> lines) {
    var matcher = PORTS.matcher(String.join("\n", lines));
    return matcher.find() ? Integer.parseInt(matcher.group(2)) : 0;
  }

  boolean alive() {
    return process.isAlive();
  }

  /// Sends SIGTERM.
  void terminate() {
    process.destroy();
  }

  /// The exit code, once it ended.
  int code() throws InterruptedException {
    if (!process.waitFor(Eventually.MAX.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running after " + Eventually.MAX);
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
