package io.penstock.proof.benchmarks.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Both comparisons as a user types them, of this checkout with itself. How fast is not asked.
class BenchAgainstIT {
  private static final Path LAUNCHER = Path.of(System.getProperty("launcher"));
  private static final String RATIO = "\\d+\\.\\d\\d \\(\\d+\\.\\d\\d-\\d+\\.\\d\\d\\)";

  @Test
  void ingressIsComparedWithItself() throws Exception {
    var printed =
        bench("ingress", "--launches=1", "--rounds=2", "--warmup=1", "--seconds=1", "--clients=4");

    assertCompared(printed, "ingress");
    var checkout = checkout();
    assertThat(printed)
        .anyMatch(it -> it.startsWith("this   " + checkout + ", commit "))
        .anyMatch(it -> it.startsWith("other  " + checkout + ", commit "))
        .contains("ingress: no verdict on CPU time: 1 of at least 6 launches");
  }

  @Test
  void processorIsComparedWithItself() throws Exception {
    var printed = bench("processor", "--records=500", "--warmup=500", "--rounds=1");

    assertCompared(printed, "processor-grace-0s");
    assertCompared(printed, "processor-grace-2s");
  }

  private static void assertCompared(List<String> printed, String subject) {
    assertThat(printed)
        .anyMatch(it -> it.matches(subject + ", this +[\\d,]+ +[\\d.]+"))
        .anyMatch(it -> it.matches(subject + ", other +[\\d,]+ +[\\d.]+"))
        .anyMatch(it -> it.matches(subject + ", this/other +" + RATIO + " +" + RATIO));
  }

  /// The standard output of a comparison of this checkout, as built, with itself.
  private static List<String> bench(String service, String... options)
      throws IOException, InterruptedException {
    var words =
        new ArrayList<>(
            List.of(LAUNCHER.toString(), "bench", service, "--against", checkout().toString()));
    words.addAll(List.of(options));
    var builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("AS_BUILT", "1");
    var process = builder.start();
    var printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed.lines().toList();
  }

  private static Path checkout() throws IOException {
    return Objects.requireNonNull(LAUNCHER.toRealPath().getParent(), "a file has a directory");
  }
}
