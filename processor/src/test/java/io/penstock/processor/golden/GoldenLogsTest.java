package io.penstock.processor.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.fold.MemoryState;
import io.penstock.processor.fold.PartitionProgress;
import io.penstock.processor.read.RawRecord;
import io.penstock.processor.streams.ProcessorRun;
import io.penstock.processor.streams.TopologyRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each golden log becomes what its file says, byte for byte, whatever runs it and wherever it is
/// cut.
///
/// `-Dgolden=write` writes the files anew instead: from the rules and the raw records that stand in
/// them.
class GoldenLogsTest {
  private static final String MODE = "golden";
  private static final String WRITE = "write";

  @TempDir private Path stateDir;

  static List<String> names() {
    return GoldenLogs.names();
  }

  static List<String> judged() {
    return names().stream().filter(name -> GoldenLogs.log(name).judged()).toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void topologyMakesWhatTheFileSays(String name) {
    var log = GoldenLogs.log(name);

    var text = run(log, partition -> shipped(partition, log));

    if (WRITE.equals(System.getProperty(MODE))) {
      GoldenLogs.file(name).write(text);
    }
    GoldenLogs.file(name).check(text);
  }

  /// The driver of topologies knows partition 0 alone; others are run without it.
  private LogRun shipped(int partition, GoldenLog log) {
    var folds = GoldenLogs.folds(log.rules());
    return partition == 0
        ? new TopologyRun(folds, stateDir)
        : new ProcessorRun(partition, folds, stateDir);
  }

  @ParameterizedTest
  @MethodSource("names")
  @DisabledIfSystemProperty(named = MODE, matches = WRITE)
  void foldAloneMakesTheSame(String name) {
    var log = GoldenLogs.log(name);
    var folds = GoldenLogs.folds(log.rules());

    var text = run(log, partition -> new FoldRun(partition, folds, new MemoryState()));

    GoldenLogs.file(name).check(text);
  }

  @ParameterizedTest
  @MethodSource("names")
  @DisabledIfSystemProperty(named = MODE, matches = WRITE)
  void processorThatBeginsAgainBeforeEachRecordMakesTheSame(String name) {
    var log = GoldenLogs.log(name);
    var folds = GoldenLogs.folds(log.rules());

    var text = run(log, partition -> new Restarting(new ProcessorRun(partition, folds, stateDir)));

    GoldenLogs.file(name).check(text);
  }

  @ParameterizedTest
  @MethodSource("names")
  @DisabledIfSystemProperty(named = MODE, matches = WRITE)
  void logThatIsCutAtAnyRecordMakesTheSame(String name) {
    var log = GoldenLogs.log(name);
    for (int cut = 0; cut <= log.records().size(); cut++) {
      var at = cut;

      var text = run(log, partition -> new CutRun(partition, log, at));

      GoldenLogs.file(name).check(text);
    }
  }

  @ParameterizedTest
  @MethodSource("judged")
  @DisabledIfSystemProperty(named = MODE, matches = WRITE)
  void oracleSaysTheSame(String name) {
    var log = GoldenLogs.log(name);
    var folds = GoldenLogs.folds(log.rules());
    var records = log.records();
    var fold = new FoldRun(records.getFirst().partition(), folds, new MemoryState());

    var folded =
        records.stream().map(record -> ReferenceWords.of(fold.next(record), fold.progress()));

    assertThat(folded.toList()).isEqualTo(ReferenceWords.byTheOracle(log));
  }

  private static List<String> run(GoldenLog log, IntFunction<LogRun> runs) {
    var partitions = new TreeMap<Integer, LogRun>();
    try {
      var steps = new ArrayList<GoldenStep>();
      for (var record : log.records()) {
        steps.add(partitions.computeIfAbsent(record.partition(), runs::apply).next(record));
      }
      return GoldenText.of(log, steps, progress(partitions));
    } finally {
      partitions.values().forEach(LogRun::close);
    }
  }

  private static SortedMap<Integer, PartitionProgress> progress(
      SortedMap<Integer, LogRun> partitions) {
    var progress = new TreeMap<Integer, PartitionProgress>();
    partitions.forEach((partition, run) -> progress.put(partition, run.progress()));
    return progress;
  }

  /// A processor that begins again before each record.
  private record Restarting(ProcessorRun run) implements LogRun {
    @Override
    public GoldenStep next(RawRecord record) {
      run.beginAgain();
      return run.next(record);
    }

    @Override
    public PartitionProgress progress() {
      return run.progress();
    }

    @Override
    public void close() {
      run.close();
    }
  }
}
