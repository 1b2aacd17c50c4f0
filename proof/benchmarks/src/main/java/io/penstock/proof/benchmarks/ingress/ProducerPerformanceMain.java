package io.penstock.proof.benchmarks.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.ingress.IngressSettings;
import io.penstock.ingress.publish.ProducerSettings;
import io.penstock.proof.benchmarks.loadgenerator.LoadResult;
import io.penstock.settings.SettingsReader;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.tools.ProducerPerformance;

/// Runs Kafka's own `ProducerPerformance` in its own process.
///
/// Reads numbers of records from standard input, a number a line. Sends that many records, then
/// prints the result and the JVM's usage, a line each. Exits when standard input ends.
final class ProducerPerformanceMain {
  private static final Pattern SUMMARY =
      Pattern.compile(
          "(\\d+) records sent, ([\\d.]+) records/sec .* ([\\d.]+) ms max latency, (\\d+) ms 50th,"
              + " .* (\\d+) ms 99th, (\\d+) ms 99.9th\\.");

  /// If the producer's buffer is full, this program waits; the ingress refuses the record instead.
  private static final Map<String, String> WAITING =
      Map.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, "60000");

  private ProducerPerformanceMain() {}

  /// Sends records on request.
  ///
  /// @param args the size of a record in bytes
  public static void main(String[] args) throws Exception {
    var out = System.out;
    var in = SettingsReader.of(null, System.getenv());
    var settings = IngressSettings.read(in);
    in.complete();
    var asked = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (var line = asked.readLine(); line != null; line = asked.readLine()) {
      var before = JvmUsage.now();
      var said = send(settings, args[0], line);
      var used = JvmUsage.now().since(before);
      out.println(served(said).line());
      out.println(used.line());
    }
    System.exit(0);
  }

  /// Sends the records and returns what `ProducerPerformance` printed.
  private static String send(IngressSettings settings, String bytes, String records)
      throws Exception {
    var said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, UTF_8));
    var arguments =
        new ArrayList<>(List.of("--topic", settings.topics().webhooks(), "--throughput", "-1"));
    arguments.addAll(List.of("--record-size", bytes, "--num-records", records));
    arguments.add("--command-property");
    var config = ProducerSettings.of(settings.kafka(), settings.limits().bodyBytesMax());
    config.putAll(WAITING);
    config.forEach((name, value) -> arguments.add(name + "=" + value));
    ProducerPerformance.main(arguments.toArray(String[]::new));
    return said.toString(UTF_8);
  }

  private static LoadResult served(String said) {
    var summary = SUMMARY.matcher(said.lines().toList().getLast());
    if (!summary.matches()) {
      throw new IllegalStateException("expected a summary, got: " + said);
    }
    return LoadResult.of(
        Long.parseLong(summary.group(1)),
        Double.parseDouble(summary.group(2)),
        Double.parseDouble(summary.group(4)),
        Double.parseDouble(summary.group(5)),
        Double.parseDouble(summary.group(6)),
        Double.parseDouble(summary.group(3)));
  }
}
