package io.penstock.benchmarks.run;

import io.penstock.benchmarks.load.RawLog;
import io.penstock.benchmarks.report.Cost;
import io.penstock.benchmarks.rungs.Rung;
import io.penstock.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/// One rung run once: topics of its own, filled; a process of its own; watched from the outside.
final class Lap {

  /// The same for every rung: a fixed heap, and else what a JVM does by itself.
  static final List<String> FLAGS = List.of("-Xms512m", "-Xmx512m");

  private static final Duration LOOK_EVERY = Duration.ofMillis(10);
  private static final Duration STANDSTILL_MAX = Duration.ofSeconds(90);

  private final Stage stage;
  private final Path directory;
  private final Rung rung;
  private final Topics topics;

  /// A lap.
  ///
  /// @param name tells it from the others on the stage
  /// @param directory for state and logs
  Lap(Stage stage, Path directory, Rung rung, String name) {
    this.stage = stage;
    this.directory = directory;
    this.rung = rung;
    this.topics = new Topics(name);
  }

  /// When the records of the load were processed after the warm-up.
  Measured run(Load load) {
    return run(load, List.of(), _ -> {});
  }

  /// The same, with flags of its own, and something to do with the process at the end.
  Measured run(Load load, List<String> moreFlags, LongConsumer atEnd) {
    stage.prepare(topics, load.total(), rung.grace(), Instant.now());
    var flags = new ArrayList<>(FLAGS);
    flags.addAll(moreFlags);
    var log = directory.resolve(topics.prefix() + ".log");
    try (var child = Child.start(flags, rung.command(), settings(), log)) {
      var begin = await(child, load.warmup());
      var end = await(child, load.end());
      atEnd.accept(child.pid());
      stage.checkOutputs(topics, end.offset() - RawLog.heldMax(rung.grace()));
      return new Measured(begin, end);
    } finally {
      stage.clear(topics);
    }
  }

  /// The part of a run that counts.
  record Measured(Progress begin, Progress end) {

    Cost cost() {
      return end.since(begin);
    }
  }

  private Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.put("PENSTOCK_MANAGEMENT_HOST", "127.0.0.1");
    settings.put("PENSTOCK_MANAGEMENT_PORT", "0");
    settings.put("PENSTOCK_TOPICS_PREFIX", topics.prefix());
    settings.put("PENSTOCK_STATE_DIR", directory.resolve(topics.prefix()).toString());
    settings.put("PENSTOCK_STANDBYS", "0");
    settings.put("PENSTOCK_REPLICATION", "1");
    settings.put("PENSTOCK_KAFKA_BOOTSTRAP_SERVERS", stage.bootstrapServers());
    return settings;
  }

  /// The first moment at which the rung is seen to have come so far.
  private Progress await(Child child, long offset) {
    var last = look(child);
    while (last.offset() < offset) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      var now = look(child);
      if (now.offset() > last.offset()) {
        last = now;
      } else {
        check(child, Duration.between(last.at(), now.at()), now.offset());
      }
    }
    return last;
  }

  private Progress look(Child child) {
    return new Progress(stage.committed(topics), Instant.now(), child.cpu());
  }

  private void check(Child child, Duration standstill, long offset) {
    if (!child.alive() || standstill.compareTo(STANDSTILL_MAX) > 0) {
      throw new BenchException(
          "%s %s at record %d; its log is %s"
              .formatted(
                  rung.label(), child.alive() ? "stands still" : "ended", offset, child.log()));
    }
  }
}
