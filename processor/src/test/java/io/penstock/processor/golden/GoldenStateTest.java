package io.penstock.processor.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.streams.ProcessorRun;
import io.penstock.proof.reference.golden.GoldenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What stands in the stores, keys and values, so that another release finds it again.
class GoldenStateTest {
  private static final String LOG = "state-of-every-kind";
  private static final String COMMAND =
      GoldenLogs.COMMAND.replace("GoldenLogsTest", "GoldenStateTest");

  @TempDir private Path stateDir;

  @Test
  void storesHoldWhatTheFileSays() {
    var path = GoldenLogs.file(LOG).path().resolveSibling(LOG + ".stores");
    var file = new GoldenFile(path, COMMAND);

    var lines = new ArrayList<>(List.of("# What " + LOG + ".log leaves in the stores, in hex."));
    lines.addAll(stores());

    if ("write".equals(System.getProperty("golden"))) {
      file.write(lines);
    }
    file.check(lines);
    assertThat(lines).extracting(line -> line.split(" ", 2)[0]).contains("progress", "entity");
    assertThat(lines).extracting(line -> line.split(" ", 2)[0]).contains("hold", "seen", "pull");
  }

  private List<String> stores() {
    var log = GoldenLogs.log(LOG);
    try (var run = new ProcessorRun(0, GoldenLogs.folds(log.rules()), stateDir)) {
      log.records().forEach(run::next);
      return run.stores();
    }
  }
}
