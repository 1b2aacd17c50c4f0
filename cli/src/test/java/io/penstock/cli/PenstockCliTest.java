package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PenstockCliTest {
  @ParameterizedTest
  @ValueSource(strings = {"send", "tail", "topics", "poll", "sign"})
  void helpOfEachCommandHasAnExample(String command) {
    var run = CommandRun.of(command, "--help");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Usage: penstock " + command, "Example", "  penstock " + command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"send", "tail", "topics", "poll", "sign"})
  void eachCommandTellsTheVersion(String command) {
    var run = CommandRun.of(command, "--version");

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualToIgnoringNewLines("penstock development");
  }

  @Test
  void aMistypedOptionIsWrongUseWithTheRightOne() {
    var run = CommandRun.of("topics", "--replciation=3");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("penstock: there is no option --replciation. Did you mean --replication?")
        .contains("\"penstock topics --help\"")
        .hasLineCount(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aMistypedCommandIsWrongUseWithTheRightOne() {
    var run = CommandRun.of("sedn");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("penstock: there is no command sedn. Did you mean send?");
  }

  @Test
  void whatIsMissingIsNamed() {
    var run = CommandRun.of("sign", "--file", "body.json");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("'--secret-file=FILE'");
  }
}
