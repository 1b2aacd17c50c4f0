package io.penstock.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.CommandRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "--partitions, 0, expected at least 1",
    "--replication, 0, expected 1-32767",
    "--min-insync, 4, 'expected 1-3, the replicas there are, got 4'",
    "--retention, 30days, 'no duration such as 30d, 72h or 90m'",
    "--retention, 0d, no duration",
    "--prefix, a/b, expected 1-100 characters",
  })
  void whatMakesNoPlanIsWrongUse(String option, String value, String complaint) {
    var run = CommandRun.of("topics", "--kafka", "127.0.0.1:1", option, value);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(option, complaint).hasLineCount(2);
  }

  @ParameterizedTest
  @CsvSource({"--replication, 3", "--min-insync, 2"})
  void oneBrokerHasOneReplica(String option, String value) {
    var run = CommandRun.of("topics", "--kafka", "127.0.0.1:1", "--one-broker", option, value);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--one-broker has one replica");
  }
}
