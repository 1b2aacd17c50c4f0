package io.penstock.proof.benchmarks.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.benchmarks.profile.CostPart;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The growth of entities as a user types it, with few of them. Times are not checked.
class BenchEntitiesIT {
  private static final Path LAUNCHER = Path.of(System.getProperty("launcher"));

  @Test
  void everyPartOfTheCostIsPrintedForEachNumberOfEntities() throws Exception {
    var builder =
        new ProcessBuilder(
            LAUNCHER.toString(),
            "bench",
            "processor",
            "--entities=500,1000",
            "--records=500",
            "--warmup=500",
            "--rounds=1");
    builder.environment().put("AS_BUILT", "1");
    var process = builder.redirectErrorStream(true).start();
    var printed = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed.lines())
        .anyMatch(line -> line.matches("CPU us/record at entities +500 +1,000"))
        .anyMatch(line -> line.matches("total, to the first +1\\.00 +\\d+\\.\\d\\d"))
        .anyMatch(line -> line.startsWith("From 500 to 1,000 entities the CPU time per record"));
    assertThat(Arrays.stream(CostPart.values()).map(CostPart::label))
        .allSatisfy(label -> assertThat(printed).containsPattern(label + " +[\\d.]+ +[\\d.]+\n"));
  }
}
