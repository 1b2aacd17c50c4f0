package io.penstock.proof.benchmarks.run;

import io.penstock.cli.Version;
import io.penstock.proof.benchmarks.microbenchmarks.IngressPartsBenchmark;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/// `penstock bench parts`: measures time and allocation of the ingress's steps for one webhook.
@Command(
    name = "parts",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Measures with JMH what verifying, identifying and making the record cost a webhook, beside",
      "the MAC that no way of doing it can spare. Takes about 6 minutes."
    },
    footer = {"", "Example:", "  penstock bench parts --forks 1"})
public final class BenchIngressParts implements Callable<Integer> {
  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "JVMs in which each part is measured (default ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int forks;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description =
          "Seconds of each of the iterations, 3 to warm up and 5 that count (default ${DEFAULT-VALUE}).",
      defaultValue = "1")
  private int seconds;

  @Override
  public Integer call() throws RunnerException {
    var _ =
        new Runner(
                new OptionsBuilder()
                    .include(IngressPartsBenchmark.class.getName())
                    .forks(forks)
                    .warmupTime(TimeValue.seconds(seconds))
                    .measurementTime(TimeValue.seconds(seconds))
                    .addProfiler(GCProfiler.class)
                    .build())
            .run();
    return ExitCode.OK;
  }
}
