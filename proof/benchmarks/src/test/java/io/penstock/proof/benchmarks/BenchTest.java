package io.penstock.proof.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void noBenchmarkIsWrongUse() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Usage: penstock bench");
  }

  @Test
  void aMistypedBenchmarkIsWrongUseWithTheRightOne() {
    assertThat(run("procesor")).isEqualTo(2);
    assertThat(err.toString()).contains("processor");
  }

  @Test
  void helpShowsAnExample() {
    assertThat(run("processor", "--help")).isZero();
    assertThat(out.toString()).contains("Usage: penstock bench processor", "--rounds 1");
  }

  @Test
  void aNumberOutOfRangeIsWrongUseWithTheRange() {
    assertThat(run("processor", "--rounds", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--rounds: expected 1 to 100, got 0");
  }

  @Test
  void idsOutOfRangeAreWrongUseWithTheRange() {
    assertThat(run("restore", "--ids", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--ids: expected 1 to 10000000, got 0");
  }

  @Test
  void aRungThatIsNoneIsWrongUse() {
    assertThat(run("ingress", "--rungs", "fast")).isEqualTo(2);
    assertThat(err.toString()).contains("no rung is called fast");
  }

  @Test
  void aShapeOutOfRangeIsWrongUseWithTheRange() {
    assertThat(run("ingress", "--body", "100")).isEqualTo(2);
    assertThat(err.toString()).contains("--body: expected 256 to 1048576, got 100");
    assertThat(run("shapes", "--seconds", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--seconds: expected 1 to 3600, got 0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingress", "processor"})
  void aDirectoryThatIsNoCheckoutIsWrongUse(String service) {
    assertThat(run(service, "--against", "src")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--against: src is no checkout of Penstock: it has no pom.xml");
  }

  @Test
  void optionsOfOneBuildAreWrongUseBesideAnother() {
    assertThat(run("ingress", "--against", "..", "--rungs", "ingress")).isEqualTo(2);
    assertThat(err.toString()).contains("--against: leave out --rungs");
    assertThat(run("processor", "--against", "..", "--profile")).isEqualTo(2);
    assertThat(err.toString()).contains("--against: leave out --profile");
  }

  @Test
  void numbersOfEntitiesThatDecreaseAreWrongUse() {
    assertThat(run("processor", "--entities=200,100")).isEqualTo(2);
    assertThat(err.toString()).contains("--entities: the numbers must not decrease");
    assertThat(run("processor", "--entities=0")).isEqualTo(2);
    assertThat(err.toString()).contains("--entities: expected 1 to 10000000, got 0");
  }

  @Test
  void entitiesWithoutNumbersGrowToTwoMillion() {
    assertThat(run("processor", "--entities", "--records", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--records: expected 1 to 10000000, got 0");
    assertThat(run("processor", "--entities", "--profile")).isEqualTo(2);
    assertThat(err.toString()).contains("--entities: leave out --profile");
  }

  @Test
  void optionsOfThePullSideOutOfRangeAreWrongUse() {
    assertThat(run("pull", "--rate", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--rate: expected 1 to 1500, got 0");
    assertThat(run("pull", "--entities", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--entities: expected 1 to 1000000, got 0");
    assertThat(run("pull", "--webhooks", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--webhooks: expected 1 to 1000000, got 0");
    assertThat(run("pull", "--fetch-seconds", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--fetch-seconds: expected 1 to 3600, got 0");
  }

  @Test
  void partOfThePullSideThatIsNoneIsWrongUse() {
    assertThat(run("pull", "--only", "polls")).isEqualTo(2);
    assertThat(err.toString()).contains("--only: expected fetches or webhooks, got polls");
    assertThat(run("pull", "--only", "webhooks", "--profile")).isEqualTo(2);
    assertThat(err.toString()).contains("leave out --only webhooks");
  }

  @Test
  void settingsOfOneBuildNeedAnother() {
    assertThat(run("ingress", "--set-other", "PENSTOCK_KAFKA_LINGER_MS=5")).isEqualTo(2);
    assertThat(err.toString()).contains("they need --against");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ingress", "shapes", "latency", "start", "parts", "restore", "unknown", "pull"})
  void eachHasItsHelp(String benchmark) {
    assertThat(run(benchmark, "--help")).isZero();
    assertThat(out.toString())
        .contains("Usage: penstock bench " + benchmark, "penstock bench " + benchmark + " --");
  }

  @Test
  void knownAndUnknownConnectionsArePutInARatio() {
    assertThat(run("unknown", "--rounds", "3", "--webhooks", "2")).isZero();
    assertThat(out.toString())
        .contains("8 secrets, 16 signatures", "known to unknown")
        .containsPattern("1 secret, 1 signature .* [0-9.]+ \\([0-9.]+-[0-9.]+\\)\n");
  }

  private int run(String... args) {
    return Bench.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
