package io.penstock.proof.benchmarks.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/// CPU time of some threads of a process, from Linux's `/proc` (man page proc_pid_stat).
///
/// @param stream the stream thread; the other threads of Kafka Streams, which are idle, are
///   included
/// @param rocksDb RocksDB's own threads, which flush and compact
/// @param kafka network threads of Kafka's clients
record ThreadCpuTimes(Duration stream, Duration rocksDb, Duration kafka) {
  /// The unit of CPU times in `/proc`: Linux has 100 ticks per second on all common platforms.
  private static final Duration TICK = Duration.ofMillis(10);

  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;

  private record NamedThread(String name, Duration cpu) {}

  /// Linux cuts names after 15 characters. Newer JVMs keep the first 7 and the last 6.
  private static final int NAME_KEPT = 7;

  /// The CPU times up to now.
  ///
  /// @param application the begin of the Kafka Streams application's id, with which the names of
  ///   its threads begin; at least 7 characters
  static ThreadCpuTimes of(long pid, String application) {
    var tasks = Path.of("/proc", Long.toString(pid), "task");
    try (var directories = Files.list(tasks)) {
      var threads = directories.map(ThreadCpuTimes::thread).toList();
      var begin = application.substring(0, NAME_KEPT);
      return new ThreadCpuTimes(
          sum(threads, name -> name.startsWith(begin)),
          sum(threads, name -> name.startsWith("rocksdb:")),
          sum(threads, name -> name.startsWith("kafka-")));
    } catch (IOException e) {
      throw new BenchException("this needs Linux: could not read " + tasks, e);
    }
  }

  private static Duration sum(Iterable<NamedThread> threads, Predicate<String> names) {
    var sum = Duration.ZERO;
    for (var thread : threads) {
      if (names.test(thread.name())) {
        sum = sum.plus(thread.cpu());
      }
    }
    return sum;
  }

  private static NamedThread thread(Path directory) {
    try {
      var stat = Files.readString(directory.resolve("stat"));
      // The name stands in parentheses and may contain spaces and parentheses.
      var end = stat.lastIndexOf(')');
      var fields = stat.substring(end + 2).split(" ", -1);
      var ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
      return new NamedThread(stat.substring(stat.indexOf('(') + 1, end), TICK.multipliedBy(ticks));
    } catch (IOException _) {
      // The thread has ended since; only compiler threads do.
      return new NamedThread("", Duration.ZERO);
    }
  }

  /// The CPU times since an earlier moment.
  ThreadCpuTimes since(ThreadCpuTimes earlier) {
    return new ThreadCpuTimes(
        stream.minus(earlier.stream), rocksDb.minus(earlier.rocksDb), kafka.minus(earlier.kafka));
  }
}
