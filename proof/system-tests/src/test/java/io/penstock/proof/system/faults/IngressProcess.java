package io.penstock.proof.system.faults;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.process.ChildJvm;
import io.penstock.proof.system.loops.WatchedVertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The ingress in a process of its own, with the memory it ships with.
///
/// `conn-1` to `conn-9` are active, `conn-small` is too, with a hundredth of what may be in flight
/// for its share, `conn-gone` is disconnected, all with [Signed#SECRET]; others are unknown. It
/// logs to a file of its own in `target/ingresses`, for the eyes of whoever reads a failed test.
final class IngressProcess implements AutoCloseable {

  /// What the container of `deploy/base` has, in bytes: what the process takes up stays under it.
  static final long RESIDENT_BYTES_MAX = 1280L << 20;

  private static final Path LOGS = Path.of("target", "ingresses");
  private static final AtomicInteger STARTS = new AtomicInteger();
  private static final Pattern PORTS =
      Pattern.compile("listening for webhooks on (\\d+), for operators on (\\d+)");

  private static final String LINES = "logback-child.xml";

  /// What the ingress ships with.
  private static final String JSON = "../../ingress/src/main/resources/logback.xml";

  /// As in the image, where the heap is 40 % of the container.
  private static final List<String> MEMORY =
      List.of("-XX:-UseSerialGC", "-XX:+UseG1GC", "-Xmx512m");

  /// As in the image. The second compiler takes memory, too, and most of the CPU time of a ingress
  /// that lives for seconds.
  private static final List<String> BOTH_COMPILERS = List.of("-XX:TieredStopAtLevel=4");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path log;
  private final ChildJvm jvm;
  private final int port;
  private final int managementPort;
  private final Path findings;
  private Optional<Integer> findingsBeforeReady = Optional.empty();

  /// Starts one, and returns once it listens; it need not be ready.
  ///
  /// @param settings more lines of its settings; one broker is durable enough unless they say not
  static IngressProcess start(Path directory, String servers, String prefix, String... settings) {
    return start(directory, settings(directory, servers, prefix, settings), LINES, List.of());
  }

  /// The same, with all that takes memory where it is run: for tests that try to use it up.
  static IngressProcess startWithBothCompilers(
      Path directory, String servers, String prefix, String... settings) {
    return start(directory, settings(directory, servers, prefix, settings), LINES, BOTH_COMPILERS);
  }

  /// The same as [#start], but it logs as it does where it is run.
  static IngressProcess startWithItsOwnLog(
      Path directory, String servers, String prefix, String... settings) {
    return start(directory, settings(directory, servers, prefix, settings), JSON, List.of());
  }

  private static IngressProcess start(
      Path directory, String settings, String logback, List<String> compilers) {
    try {
      return new IngressProcess(directory, settings, logback, compilers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IngressProcess(Path directory, String settings, String logback, List<String> compilers)
      throws IOException {
    var file = Files.writeString(directory.resolve("ingress.yaml"), settings);
    Files.createDirectories(LOGS);
    // Several JVMs of tests may run at once.
    var name = "ingress-" + ProcessHandle.current().pid() + "-" + STARTS.incrementAndGet();
    log = Files.writeString(LOGS.resolve(name + ".log"), "");
    findings = Files.writeString(LOGS.resolve(name + ".loops"), "");
    var own =
        List.of(
            "-Dlogback.configurationFile=" + logback, "-D" + WatchedVertx.FILE + "=" + findings);
    jvm =
        ChildJvm.start(
            IngressChildMain.class,
            List.of(WatchedVertx.CLASS_PATH),
            Stream.of(MEMORY, compilers, own).flatMap(List::stream).toList(),
            List.of("--config", file.toString()),
            Redirect.appendTo(log.toFile()));
    var ports =
        Eventually.get(
            () -> {
              var found = PORTS.matcher(logged());
              return found.find() ? List.of(found.group(1), found.group(2)) : List.<String>of();
            },
            found -> !found.isEmpty() || !jvm.alive());
    if (ports.isEmpty()) {
      throw new AssertionError("the ingress ended: see " + log);
    }
    port = Integer.parseInt(ports.get(0));
    managementPort = Integer.parseInt(ports.get(1));
  }

  private static String settings(Path directory, String servers, String prefix, String... more) {
    var connections = new StringBuilder("connections:\n");
    for (int i = 1; i <= 9; i++) {
      connections.append("  conn-%d: {recipe: makini, secrets: [shared]}\n".formatted(i));
    }
    connections.append("  conn-small: {recipe: makini, secrets: [shared], share: 1}\n");
    connections.append("  conn-gone: {recipe: makini, secrets: [shared], state: disconnected}\n");
    try {
      Files.writeString(directory.resolve("shared"), Signed.SECRET);
      Files.writeString(directory.resolve("connections.yaml"), connections);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return """
    kafka.bootstrap.servers: "%s"
    topics.prefix: %s
    connections.file: %s
    secrets.dir: %s
    http: {host: 127.0.0.1, port: 0}
    management: {host: 127.0.0.1, port: 0}
    """
            .formatted(servers, prefix, directory.resolve("connections.yaml"), directory)
        + (Stream.of(more).anyMatch(line -> line.startsWith("durability:"))
            ? ""
            : "durability: warn\n")
        + String.join("\n", more)
        + "\n";
  }

  /// The data port.
  int port() {
    return port;
  }

  int managementPort() {
    return managementPort;
  }

  /// What it logged so far.
  String logged() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean ready() {
    return answer("/health/ready").startsWith("200");
  }

  /// Why it is not ready, as it tells operators.
  String readiness() {
    return answer("/health/ready");
  }

  void awaitReady() {
    Eventually.get(this::readiness, now -> now.startsWith("200"));
    if (findingsBeforeReady.isEmpty()) {
      findingsBeforeReady = Optional.of(findings().size());
    }
  }

  /// What blocked its event loops since it was first awaited ready, a line each.
  List<String> loopsBlocked() {
    var all = findings();
    return all.subList(findingsBeforeReady.orElseThrow(), all.size());
  }

  /// All that the watch on its loops has found.
  private List<String> findings() {
    try {
      var lines = Files.readAllLines(findings);
      if (lines.isEmpty() || !lines.getFirst().startsWith(WatchedVertx.BEGUN)) {
        throw new AssertionError("its loops are not watched: " + lines);
      }
      return lines.subList(1, lines.size());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until it says that among its reasons for not being ready.
  void awaitUnready(String reason) {
    Eventually.get(this::readiness, now -> now.startsWith("503") && now.contains(reason));
  }

  Scrape scrape() {
    var answer = answer("/metrics");
    return Scrape.of(answer.substring(answer.indexOf(' ') + 1));
  }

  /// The status and the body.
  private String answer(String path) {
    var address = URI.create("http://127.0.0.1:" + managementPort + path);
    try {
      var answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException("no answer from " + address + ": see " + log, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The most it has taken up since it started, in bytes: `VmHWM` of proc(5); 0 if the system has
  /// no such file.
  long residentBytesMax() {
    var status = Path.of("/proc", Long.toString(jvm.pid()), "status");
    if (!Files.exists(Path.of("/proc/self/status"))) {
      return 0;
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Tells it to stop (SIGTERM) and returns at once.
  void terminate() {
    jvm.terminate();
  }

  /// The code it ends with; waits for that.
  int exitCode() {
    return jvm.exitCode();
  }

  /// Kills it where it runs.
  @Override
  public void close() {
    http.shutdownNow();
    jvm.kill();
  }
}
