package io.penstock.proof.system.pull;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.process.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// An ingress in a process of its own, which a test can kill. It logs to a file in
/// `target/ingresses`.
final class PullReplica implements AutoCloseable {
  private static final Path LOGS = Path.of("target", "ingresses");
  private static final Pattern PORTS =
      Pattern.compile("listening for webhooks on (\\d+), for operators on (\\d+)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path log;
  private final ChildJvm jvm;

  private PullReplica(Path log, ChildJvm jvm) {
    this.log = log;
    this.jvm = jvm;
  }

  /// Starts a replica on these files. It need not listen when this returns.
  ///
  /// @param more further lines of its settings
  static PullReplica start(String name, PullFiles files, KafkaTestClient kafka, List<String> more) {
    var settings =
        files.ingress().entrySet().stream()
                .map(each -> each.getKey() + ": \"" + each.getValue() + "\"\n")
                .collect(Collectors.joining())
            + "topics.prefix: \"%s\"\nkafka.bootstrap.servers: \"%s\"\n"
                .formatted(kafka.topics().prefix(), kafka.bootstrapServers())
            + String.join("\n", more);
    var file = files.write(name + ".yaml", settings);
    try {
      Files.createDirectories(LOGS);
      var log = Files.writeString(LOGS.resolve(kafka.topics().prefix() + "-" + name + ".log"), "");
      var jvm =
          ChildJvm.start(
              PullReplicaMain.class,
              List.of("-Xmx256m", "-Dlogback.configurationFile=logback-child.xml"),
              List.of("--config", file.toString()),
              Redirect.appendTo(log.toFile()));
      return new PullReplica(log, jvm);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port(1);
  }

  /// A port, once it listens.
  private int port(int group) {
    var ports =
        Eventually.get(
            () -> PORTS.matcher(logged()).results().map(found -> found.group(group)).toList(),
            found -> !found.isEmpty() || !jvm.alive());
    if (ports.isEmpty()) {
      throw new AssertionError("the ingress ended: see " + log);
    }
    return Integer.parseInt(ports.getFirst());
  }

  private String logged() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The number of connections that it pulls now.
  int pulled() {
    return metrics("penstock_ingress_pull_connections{")
        .filter(line -> line.contains("pulling"))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  /// Returns when it has committed offsets twice more. It reports the ages of its watermarks
  /// whenever it commits, and they grow.
  void awaitCommits() {
    var ages = new HashSet<String>();
    Eventually.get(
        () -> {
          ages.add(metrics("penstock_ingress_pull_watermark_age").toList().toString());
          return ages.size();
        },
        reports -> reports > 3);
  }

  /// The samples whose lines begin so.
  private Stream<String> metrics(String begin) {
    var address = URI.create("http://127.0.0.1:" + port(2) + "/metrics");
    try {
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(begin));
    } catch (IOException e) {
      throw new IllegalStateException("no answer from " + address + ": see " + log, e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Kills it as a crash would (SIGKILL), and returns when it has ended.
  void kill() {
    jvm.kill();
  }

  @Override
  public void close() {
    http.shutdownNow();
    jvm.kill();
  }
}
