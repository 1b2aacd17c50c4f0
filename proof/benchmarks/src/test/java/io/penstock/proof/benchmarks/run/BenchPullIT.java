package io.penstock.proof.benchmarks.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The pull benchmark as a user types it, in seconds. Times are not checked.
class BenchPullIT {
  private static final Path LAUNCHER = Path.of(System.getProperty("launcher"));
  private static final String RATIO = "\\d+\\.\\d\\d \\(\\d+\\.\\d\\d-\\d+\\.\\d\\d\\)";

  @Test
  void bothPartsPrintTheirTableAndTheirBound() throws Exception {
    var builder =
        new ProcessBuilder(
            LAUNCHER.toString(),
            "bench",
            "pull",
            "--launches=1",
            "--rounds=1",
            "--warmup=1",
            "--seconds=1",
            "--fetch-seconds=1",
            "--rate=20",
            "--entities=50000",
            "--webhooks=100");
    builder.environment().put("AS_BUILT", "1");
    var process = builder.redirectErrorStream(true).start();
    var printed = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed.lines())
        .anyMatch(line -> line.matches("plain-loop +[\\d.]+ .*"))
        .anyMatch(line -> line.matches("ingress-pull +[\\d.]+ .* " + RATIO + " .*"))
        .anyMatch(line -> line.matches("CPU time per fetch, .* no verdict with 1 of .*"))
        .anyMatch(line -> line.matches("webhooks-alone +[\\d.]+ .*"))
        .anyMatch(line -> line.matches("beside-bootstrap +[\\d.]+ .* " + RATIO + " .*"))
        .anyMatch(line -> line.matches("p99 of webhooks, .* no verdict with 1 of .*"))
        .anyMatch(line -> line.matches("Bootstrap: .* lists of 50,000 entities .* at most: 1"));
  }
}
