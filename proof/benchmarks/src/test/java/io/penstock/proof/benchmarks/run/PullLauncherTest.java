package io.penstock.proof.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.proof.benchmarks.api.BenchmarkApi;
import io.penstock.proof.benchmarks.ingress.BootstrapVariant;
import io.penstock.proof.benchmarks.ingress.FetchVariant;
import io.penstock.proof.benchmarks.loadgenerator.LoadShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Both parts of the pull benchmark, with a real broker and in processes of their own. Times are
/// not checked.
class PullLauncherTest {
  private static final int MANY = 1_000 * BenchmarkApi.PAGE_ENTITIES;
  private static final int FEW_ENTITIES = 3 * BenchmarkApi.PAGE_ENTITIES;
  private static final int DUE_PER_SECOND = 50;
  private static final LoadShape FEW =
      LoadShape.USUAL.withConnections(4).withPerSecond(DUE_PER_SECOND);

  /// Of the compiler: it lives for seconds.
  private static final List<String> ONE_TIER = List.of("-XX:TieredStopAtLevel=1");

  @TempDir private static Path directory;
  private static BenchmarkBroker broker;
  private static BenchmarkApiProcess api;

  @BeforeAll
  static void start() {
    broker = BenchmarkBroker.start(directory);
    api = BenchmarkApiProcess.start(MANY, directory.resolve("api.log"));
  }

  @AfterAll
  static void stop() {
    api.close();
    broker.close();
  }

  @ParameterizedTest
  @EnumSource(FetchVariant.class)
  void requestsAreAnsweredAndTheirCostIsSeen(FetchVariant variant) {
    try (var lane = launcher().fetching(variant, DUE_PER_SECOND, ONE_TIER)) {
      lane.warmUp(1);
      var measured = lane.measure(1);

      // As many as become due by chance, and far fewer than are asked for while it is warmed up.
      assertThat(measured.served().stored()).isBetween(1L, 2L * DUE_PER_SECOND);
      assertThat(measured.cpuSecondsPer100k()).isPositive();
      assertThat(measured.allocatedBytesPerRequest()).isPositive();
    }
  }

  @Test
  void listIsReadInItsTurnsOnly() {
    var before = api.counts();
    var listed = new ArrayList<Double>();
    var turns = launcher().storing(FEW, listed::add);
    try (var alone = turns.apply(BootstrapVariant.ALONE);
        var beside = turns.apply(BootstrapVariant.BESIDE)) {
      assertThat(beside.pid()).isEqualTo(alone.pid());
      // It asks for its first page and is held.
      assertThat(api.counts().asked()).isEqualTo(before.asked() + 1);

      beside.warmUp(1);
      assertThat(beside.measure(1).served().stored()).isPositive();

      assertThat(listed).singleElement().satisfies(it -> assertThat(it).isPositive());
      assertThat(api.counts().atOnceMax()).isEqualTo(1);
      // While the other variant has its turn, one page is asked for and held.
      var after = api.counts().asked();
      alone.warmUp(1);
      assertThat(alone.measure(1).served().stored()).isPositive();
      assertThat(api.counts().asked()).isBetween(after, after + 1);
      assertThat(listed).hasSize(1);
    }
  }

  @Test
  void shortListsAreReadAgainAndNotMeasured() {
    try (var small = BenchmarkApiProcess.start(FEW_ENTITIES, directory.resolve("small-api.log"));
        var lane = launcher(small).storing(FEW, _ -> {}).apply(BootstrapVariant.BESIDE)) {
      lane.warmUp(2);
      lane.warmUp(2);
      assertThat(small.counts().lists()).isGreaterThan(1);

      assertThatThrownBy(() -> lane.measure(2))
          .hasMessage("a list ended before its turn of 2 s: raise --entities");
    }
  }

  private static PullLauncher launcher() {
    return launcher(api);
  }

  private static PullLauncher launcher(BenchmarkApiProcess api) {
    var variants = new VariantLauncher(broker, directory, Map.of());
    return new PullLauncher(broker, variants, new BenchmarkDirectories(directory, directory), api);
  }
}
