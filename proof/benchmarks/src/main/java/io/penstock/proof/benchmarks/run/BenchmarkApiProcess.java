package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.api.BenchmarkApi;
import io.penstock.proof.benchmarks.api.BenchmarkApiMain;
import io.penstock.proof.benchmarks.api.PageCounts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// The API of a benchmark, in its own process.
final class BenchmarkApiProcess implements AutoCloseable {
  private static final List<String> FLAGS = List.of("-Xmx256m", "-XX:+UseSerialGC");
  private static final Duration ASKED_MAX = Duration.ofMinutes(2);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final BenchmarkProcess process;
  private final int port;
  private final int entities;

  private BenchmarkApiProcess(BenchmarkProcess process, int port, int entities) {
    this.process = process;
    this.port = port;
    this.entities = entities;
  }

  /// Starts an API.
  ///
  /// @param entities number of entities in each list
  static BenchmarkApiProcess start(int entities, Path log) {
    var command = List.of(BenchmarkApiMain.class.getName(), Integer.toString(entities));
    var process = BenchmarkProcess.start(FLAGS, command, Map.of(), log);
    try {
      return new BenchmarkApiProcess(process, Integer.parseInt(process.line()), entities);
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /// The URL of the API for a connection.
  URI url(String connection) {
    return URI.create("http://127.0.0.1:" + port + "/" + connection);
  }

  /// Number of pages of each list.
  int pages() {
    return Math.ceilDiv(entities, BenchmarkApi.PAGE_ENTITIES);
  }

  /// Passes on requests for pages from now on.
  PageCounts open() {
    return PageCounts.of(process.ask("open"));
  }

  /// Holds requests for pages from now on.
  PageCounts shut() {
    return PageCounts.of(process.ask("shut"));
  }

  PageCounts counts() {
    return PageCounts.of(process.ask("count"));
  }

  /// Waits until more requests for pages have come than at an earlier moment.
  void awaitAsked(PageCounts earlier) {
    var giveUp = System.nanoTime() + ASKED_MAX.toNanos();
    while (counts().asked() == earlier.asked()) {
      if (System.nanoTime() - giveUp > 0) {
        throw new BenchException("no page was asked for within " + ASKED_MAX.toSeconds() + " s");
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
