package io.penstock.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Shell;
import io.penstock.proof.fixtures.process.PenstockCommandProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo as its user meets it: `./penstock demo`.
class DemoIT {
  /// They take minutes, of which the first answers are seen after seconds.
  private static final String MANY = "10000";

  @TempDir private Path directory;

  @Test
  void everyLineAgreesAndTheLedgerIsWritten() throws IOException {
    var ledger = directory.resolve("ledger.jsonl");
    try (var demo =
        new PenstockCommandProcess(
            directory, "demo", "--webhooks", "400", "--seed", "7", "--ledger", ledger.toString())) {
      int code = demo.exitCode();

      assertThat(demo.output())
          .doesNotContain("DIFFERS", "Not all was decided")
          .containsPattern("(\\d+) of \\1 lines agree");
      assertThat(code).isZero();
      assertThat(Path.of(demo.printed("data in (.*)"))).doesNotExist();
    }
    assertThat(Files.readAllLines(ledger))
        .hasSizeGreaterThan(380)
        .allMatch(line -> line.contains("\"sentAt\""));
  }

  @Test
  void interruptedItLeavesNothingBehindAndIsNoSuccess() throws IOException {
    var data = directory.resolve("data");
    try (var demo =
        new PenstockCommandProcess(
            directory, "demo", "--webhooks", MANY, "--data", data.toString())) {
      demo.await("answers: 200");

      demo.interruptWhile(printed -> !printed.contains("lines agree"));

      assertThat(demo.exitCode()).isEqualTo(1);
      assertThat(demo.output()).contains("Interrupted: nothing is judged.");
    }
    try (var up =
        new PenstockCommandProcess(
            directory,
            "up",
            "--data",
            data.toString(),
            "--port",
            "0",
            "--kafka-port",
            "0",
            "--ingress-management-port",
            "0",
            "--processor-management-port",
            "0")) {
      up.await("Penstock is up");

      assertThat(up.stop()).isZero();
    }
  }

  @Test
  void withStayTheLinesItPrintsWorkWhenPasted() {
    try (var demo = new PenstockCommandProcess(directory, "demo", "--webhooks", "200", "--stay")) {
      demo.await("The bridge stays up");

      var sent = Shell.run(demo.printedCommand("send"));
      var seen = Shell.run(demo.printedCommand("tail .* late dead-letters"));

      assertThat(sent).contains("200");
      assertThat(seen).contains("dead-letters", "late");
      assertThat(demo.stop()).isZero();
    }
  }

  @Test
  void wrongUseIsTold() throws IOException {
    Files.writeString(Files.createDirectories(directory.resolve("full")).resolve("file"), "");

    assertTold(2, "'x' is not a long", "--seed", "x");
    assertTold(2, "--webhooks: expected 200 to 10,000, got 5", "--webhooks", "5");
    assertTold(1, "is not empty", "--data", directory.resolve("full").toString());
    assertTold(1, "--ledger: cannot write to", "--ledger", directory.toString());
    assertTold(2, "--seed", "--sede", "7");
  }

  private void assertTold(int code, String words, String... options) {
    try (var demo = new PenstockCommandProcess(directory, "demo", options)) {
      assertThat(demo.exitCode()).as(demo.output()).isEqualTo(code);
      assertThat(demo.output().lines().findFirst())
          .hasValueSatisfying(line -> assertThat(line).contains(words));
    }
  }
}
