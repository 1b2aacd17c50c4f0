package io.penstock.proof.benchmarks.run;

import io.penstock.cli.Version;
import io.penstock.proof.benchmarks.ingress.IngressMeasurement;
import io.penstock.proof.benchmarks.ingress.IngressVariant;
import io.penstock.proof.benchmarks.loadgenerator.LoadShape;
import io.penstock.proof.benchmarks.report.LoadShapeTable;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `penstock bench shapes`: the ingress beside the plain producer with other bodies and clients.
@Command(
    name = "shapes",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Measures the ingress beside the plain producer with bodies of 256 B to 1 MiB, 1 to 2,000",
      "clients, and a connection a request.",
      "Prints one table; progress goes to standard error. Takes about an hour."
    },
    footer = {
      "",
      "Example:",
      "  penstock bench shapes --launches 1",
      "",
      "What the figures mean: proof/benchmarks/README.md."
    })
public final class BenchShapes implements Callable<Integer> {
  private static final int KIB = 1024;

  /// Large bodies come from fewer clients: 64 at once are more than the budget in flight.
  private static final List<LoadShape> SHAPES =
      List.of(
          LoadShape.USUAL.withBodyBytes(256),
          LoadShape.USUAL.withBodyBytes(16 * KIB),
          LoadShape.USUAL.withBodyBytes(KIB * KIB).withConnections(8),
          LoadShape.USUAL.withConnections(1),
          LoadShape.USUAL.withConnections(8),
          LoadShape.USUAL.withConnections(256),
          LoadShape.USUAL.withConnections(2_000),
          LoadShape.USUAL.withClosing());

  @Spec private @Nullable CommandSpec spec;

  @Mixin private final IngressBenchmarkOptions options = new IngressBenchmarkOptions();

  @Override
  public Integer call() {
    options.check();
    var console = new Console(Objects.requireNonNull(spec));
    Map<LoadShape, Map<IngressVariant, List<IngressMeasurement>>> services = new LinkedHashMap<>();
    try (var trial = IngressBenchmarkRun.open(console, options.settings())) {
      var rungs = EnumSet.of(IngressVariant.PLAIN, IngressVariant.INGRESS);
      SHAPES.forEach(shape -> services.put(shape, trial.run(rungs, shape, options)));
    }
    console.head("Ingress beside the plain producer: " + options.text());
    console.say(LoadShapeTable.table(services));
    return ExitCode.OK;
  }
}
