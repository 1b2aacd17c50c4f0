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

/// One run of one processor variant, in its own process and with its own filled topics. See
/// [ProcessorThroughputMeter].
final class ProcessorBenchmarkRun {

  /// The JVM flags of every variant: a fixed heap size, otherwise the JVM's defaults.
  static final List<String> FLAGS = List.of("-Xms512m", "-Xmx512m");

  private final BenchmarkTopics stage;
  private final Path directory;
  private final ProcessorVariant variant;
  private final TopicNames topics;
  private final Map<String, String> more;

  /// A run.
  ///
  /// @param name unique name of the run, which is its topic prefix
  /// @param directory for state and logs
  /// @param more settings that override those of the benchmark
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

  /// Runs the variant and returns its progress at the begin and the end of the measured records.
  ProcessorThroughputMeter.Measured run(RecordCounts counts) {
    return run(counts, List.of(), _ -> {});
  }

  /// The same, with more flags, and an action on the process at the end.
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

  /// The settings of a processor.
  ///
  /// @param state its state directory
  /// @param more settings that override the others
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
