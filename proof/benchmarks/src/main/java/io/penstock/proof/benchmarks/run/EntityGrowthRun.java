package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.processor.ProcessorVariant;
import io.penstock.proof.benchmarks.profile.CostPart;
import io.penstock.proof.benchmarks.profile.StreamThreadProfile;
import io.penstock.proof.benchmarks.report.EntityGrowthTable;
import io.penstock.proof.benchmarks.workload.EntityGrowth;
import io.penstock.proof.benchmarks.workload.PurchaseOrderWebhooks;
import io.penstock.schemas.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// One run of the processor while its number of entities grows: at each step, the CPU time of
/// changes of known entities is measured and split into parts.
///
/// The process's CPU time and that of its threads come from the operating system. The stream
/// thread's time is split by the samples of a flight recording.
final class EntityGrowthRun {
  private static final long SEED = 2;
  private static final double NANOS_PER_MICRO = 1e3;

  /// The CPU times of the process at one moment.
  private record Mark(CommittedProgress progress, ThreadCpuTimes threads) {}

  /// The begin and the end of the measured changes of a step.
  private record Window(Mark begin, Mark end) {}

  private final BenchmarkTopics stage;
  private final BenchmarkDirectories directories;
  private final TopicNames topics;
  private final Map<String, String> settings;
  private final Consumer<String> tell;

  /// A run.
  ///
  /// @param name unique name of the run, at least 7 characters, which is its topic prefix
  /// @param settings settings that override those of the benchmark
  EntityGrowthRun(
      BenchmarkTopics stage,
      BenchmarkDirectories directories,
      String name,
      Map<String, String> settings,
      Consumer<String> tell) {
    this.stage = stage;
    this.directories = directories;
    this.topics = new TopicNames(name);
    this.settings = settings;
    this.tell = tell;
  }

  /// Runs all steps.
  ///
  /// @param counts the changes before and during the measurement, at each step
  EntityGrowthTable.Round run(List<Integer> entities, RecordCounts counts) {
    var growth = new EntityGrowth(entities, counts.total());
    var variant = ProcessorVariant.AT_ONCE;
    tell.accept(text("%s: filling the raw log with %,d records", growth.total()));
    var orders = new PurchaseOrderWebhooks(SEED, variant.grace());
    stage.prepare(topics, growth.webhooks(orders, SEED), growth.total(), Instant.now());
    var flags = new ArrayList<>(ProcessorBenchmarkRun.FLAGS);
    flags.addAll(JfrRecording.FLAGS);
    var state = directories.run().resolve(topics.prefix());
    var recording = new JfrRecording(directories.kept().resolve(topics.prefix() + ".jfr"));
    try (var child =
        BenchmarkProcess.start(
            flags,
            variant.command(),
            ProcessorBenchmarkRun.settings(stage, topics, state, settings),
            directories.run().resolve(topics.prefix() + ".log"))) {
      var windows = new ArrayList<Window>();
      for (int step = 0; step < entities.size(); step++) {
        tell.accept(text("%s: growing to %,d entities", entities.get(step)));
        windows.add(window(child, growth.changesFrom(step) + counts.warmup(), counts));
      }
      recording.write(child.pid());
      stage.checkOutputs(topics, windows.getLast().end().progress().offset());
      return new EntityGrowthTable.Round(
          windows.stream().map(window -> cost(window, recording.file())).toList());
    } finally {
      stage.clear(topics);
      directories.clear(topics.prefix());
    }
  }

  private Window window(BenchmarkProcess child, int from, RecordCounts counts) {
    var meter = new ProcessorThroughputMeter(stage, topics, topics.prefix());
    var begin = mark(child, meter.await(child, from));
    var end = mark(child, meter.await(child, begin.progress().offset() + counts.measured()));
    var cost = end.progress().since(begin.progress());
    tell.accept("  " + ProcessorBuildBenchmark.text(cost));
    return new Window(begin, end);
  }

  private Mark mark(BenchmarkProcess child, CommittedProgress progress) {
    return new Mark(progress, ThreadCpuTimes.of(child.pid(), topics.prefix()));
  }

  private static EntityGrowthTable.Cost cost(Window window, Path recording) {
    var begin = window.begin().progress();
    var end = window.end().progress();
    var whole = end.since(begin);
    var threads = window.end().threads().since(window.begin().threads());
    var profile = StreamThreadProfile.read(recording, begin.at(), end.at());
    if (profile.total() == 0 || threads.stream().isZero()) {
      throw new BenchException("no CPU time of the stream thread: this needs Linux and JDK 25");
    }
    var others =
        whole.cpu().minus(threads.stream()).minus(threads.rocksDb()).minus(threads.kafka());
    var micros = new EnumMap<CostPart, Double>(CostPart.class);
    for (var part : CostPart.values()) {
      micros.put(
          part,
          switch (part) {
            case ROCKSDB_THREADS -> micros(threads.rocksDb(), whole.records());
            case KAFKA_THREADS -> micros(threads.kafka(), whole.records());
            case JVM_THREADS -> micros(others, whole.records());
            case ENTITY_READS, SEEN_LOOKUPS, STORE_WRITES, FOLD, SENDS, STREAMS ->
                micros(threads.stream(), whole.records()) * profile.share(part);
          });
    }
    return new EntityGrowthTable.Cost(micros);
  }

  private static double micros(Duration cpu, long records) {
    return cpu.toNanos() / NANOS_PER_MICRO / records;
  }

  private String text(String format, int number) {
    return String.format(Locale.ROOT, format, topics.prefix(), number);
  }
}
