package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.processor.ProcessorVariant;
import io.penstock.schemas.TopicNames;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// One rung run once: topics of its own, filled; a process of its own; see
/// [ProcessorThroughputMeter].
final class ProcessorBenchmarkRun {

  /// The same for every rung: a fixed heap, and else what a JVM does by itself.
  static final List<String> FLAGS = List.of("-Xms512m", "-Xmx512m");

  private final BenchmarkTopics stage;
  private final Path directory;
  private final ProcessorVariant variant;
  private final TopicNames topics;
  private final Map<String, String> more;

  /// A lap.
  ///
  /// @param name tells it from the others on the stage
  /// @param directory for state and logs
  /// @param more settings beside those of the benchmark
  ProcessorBenchmarkRun(
      BenchmarkTopics stage,
      Path directory,
      ProcessorVariant variant,
      String name,
      Map<String, String> more) {
    this.stage = stage;
    this.directory = directory;
    this.variant = variant;
    this.topics = new TopicNames(name);
    this.more = more;
  }

  /// When the records of the load were processed after the warm-up.
  ProcessorThroughputMeter.Measured run(RecordCounts counts) {
    return run(counts, List.of(), _ -> {});
  }

  /// The same, with flags of its own, and something to do with the process at the end.
  ProcessorThroughputMeter.Measured run(
      RecordCounts counts, List<String> moreFlags, LongConsumer atEnd) {
    stage.prepare(topics, counts.total(), variant.grace(), Instant.now());
    var flags = new ArrayList<>(FLAGS);
    flags.addAll(moreFlags);
    var log = directory.resolve(topics.prefix() + ".log");
    try (var child = BenchmarkProcess.start(flags, variant.command(), settings(), log)) {
      return new ProcessorThroughputMeter(stage, topics, variant.label())
          .measure(child, counts, variant.grace(), atEnd);
    } finally {
      stage.clear(topics);
    }
  }

  private Map<String, String> settings() {
    return settings(stage, topics, directory.resolve(topics.prefix()), more);
  }

  /// The settings of a processor on a stage.
  ///
  /// @param state its state directory
  /// @param more over the others
  static Map<String, String> settings(
      BenchmarkTopics stage, TopicNames topics, Path state, Map<String, String> more) {
    var settings = new HashMap<String, String>();
    settings.put("PENSTOCK_MANAGEMENT_HOST", "127.0.0.1");
    settings.put("PENSTOCK_MANAGEMENT_PORT", "0");
    settings.put("PENSTOCK_TOPICS_PREFIX", topics.prefix());
    settings.put("PENSTOCK_STATE_DIR", state.toString());
    settings.put("PENSTOCK_STANDBYS", "0");
    settings.put("PENSTOCK_REPLICATION", "1");
    settings.put("PENSTOCK_KAFKA_BOOTSTRAP_SERVERS", stage.bootstrapServers());
    settings.putAll(more);
    return settings;
  }
}
