package io.penstock.proof.benchmarks.run;

import io.penstock.cli.Version;
import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.proof.benchmarks.ingress.IngressVariant;
import io.penstock.proof.benchmarks.loadgenerator.LoadResult;
import io.penstock.proof.benchmarks.loadgenerator.LoadShape;
import io.penstock.proof.benchmarks.report.MedianAndRange;
import io.penstock.proof.benchmarks.report.TextTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `penstock bench latency`: how long senders wait when the ingress is half busy.
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Measures latency at half of what the ingress can take on this machine. Requests fall due by",
      "chance, at a rate that no answer slows; each one's time counts from when it was due.",
      "Prints one table; progress goes to standard error. Takes about 8 minutes."
    },
    footer = {
      "",
      "Example:",
      "  penstock bench latency --launches 1",
      "",
      "What the figures mean: proof/benchmarks/README.md."
    })
public final class BenchLatency implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private final IngressBenchmarkOptions options = new IngressBenchmarkOptions();

  @Override
  public Integer call() {
    options.check();
    var console = new Console(Objects.requireNonNull(spec));
    try (var run = IngressBenchmarkRun.open(console, options.settings())) {
      var half = LoadShape.USUAL.withPerSecond((int) (run.capacity(LoadShape.USUAL, options) / 2));
      var services =
          run.run(EnumSet.of(IngressVariant.PLAIN, IngressVariant.INGRESS), half, options);
      console.head("Latency at half of capacity: %s; %s".formatted(half.text(), options.text()));
      console.say(table(services));
    }
    return ExitCode.OK;
  }

  private static String table(Map<IngressVariant, List<IngressMeasurement>> services) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("rung", "requests/s", "p50 ms", "p99 ms", "p99.9 ms", "max ms"));
    services.forEach(
        (rung, given) ->
            rows.add(
                List.of(
                    rung.label(),
                    text("%,.0f", given, IngressMeasurement::requestsPerSecond),
                    millis(given, LoadResult::p50),
                    millis(given, LoadResult::p99),
                    millis(given, LoadResult::p999),
                    millis(given, LoadResult::max))));
    return TextTable.of(rows);
  }

  private static String millis(
      List<IngressMeasurement> given, Function<LoadResult, Duration> time) {
    return text("%.2f", given, service -> time.apply(service.served()).toNanos() / 1e6);
  }

  private static String text(
      String format, List<IngressMeasurement> given, Function<IngressMeasurement, Double> figure) {
    return String.format(
        Locale.ROOT, format, MedianAndRange.of(given.stream().map(figure).toList()).median());
  }
}
