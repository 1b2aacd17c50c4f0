package io.penstock.proof.benchmarks.run;

import io.penstock.proof.benchmarks.processor.ProcessorVariant;
import io.penstock.schemas.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Measures the restarts of one processor with one partition.
final class ProcessorRestarts implements AutoCloseable {
  private static final ProcessorVariant PROCESSOR = ProcessorVariant.AT_ONCE;
  private static final TopicNames TOPICS = new TopicNames("restore");
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration MAX = Duration.ofMinutes(30);
  private static final Pattern RESTORED =
      Pattern.compile("penstock_processor_restored_records_total\\{[^}]*} (\\S+)");

  private final BenchmarkTopics topics;
  private final Path directory;
  private final int ids;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();
  private int starts;
  private @Nullable BenchmarkProcess running;

  /// Restarts on a broker that no other benchmark uses.
  ProcessorRestarts(BenchmarkBroker broker, Path directory, int ids) {
    this.topics = new BenchmarkTopics(broker);
    this.directory = directory;
    this.ids = ids;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One start of the processor.
  ///
  /// @param seconds time from the start of the process until it was ready
  /// @param restored number of records that it had restored by then, from all changelogs
  record Start(double seconds, long restored) {}

  /// Runs a processor until it has stored all ids, then kills it.
  void fill() {
    topics.prepare(TOPICS, ids, PROCESSOR.grace(), Instant.now());
    start();
    await(() -> topics.committed(TOPICS) >= ids);
    ProcessHandle.of(running().pid()).ifPresent(ProcessHandle::destroyForcibly);
    running().close();
  }

  /// Starts a processor with the state on disk.
  Start again() {
    start();
    await(this::ready);
    var seconds = (System.nanoTime() - running().startedNanos()) / 1e9;
    return new Start(seconds, restored());
  }

  Start stopAndAgain() {
    running().close();
    return again();
  }

  /// Stops the processor, deletes its state on disk and starts it again.
  Start emptyAndAgain() {
    running().close();
    delete(state().resolve(TOPICS.prefix() + "-processor-g1"));
    return again();
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
  }

  private BenchmarkProcess running() {
    return Objects.requireNonNull(running, "not started");
  }

  private Path state() {
    return directory.resolve("restore-state");
  }

  private void start() {
    var settings = new HashMap<String, String>();
    settings.put("PENSTOCK_MANAGEMENT_HOST", "127.0.0.1");
    settings.put("PENSTOCK_MANAGEMENT_PORT", Integer.toString(port));
    settings.put("PENSTOCK_TOPICS_PREFIX", TOPICS.prefix());
    settings.put("PENSTOCK_STATE_DIR", state().toString());
    settings.put("PENSTOCK_STANDBYS", "0");
    settings.put("PENSTOCK_REPLICATION", "1");
    settings.put("PENSTOCK_KAFKA_BOOTSTRAP_SERVERS", topics.bootstrapServers());
    var log = directory.resolve("restore-" + ++starts + ".log");
    running =
        BenchmarkProcess.start(
            ProcessorBenchmarkRun.FLAGS, PROCESSOR.command(), Map.copyOf(settings), log);
  }

  private interface Condition {
    boolean met() throws IOException, InterruptedException;
  }

  private void await(Condition condition) {
    for (long looks = MAX.dividedBy(LOOK_EVERY); looks > 0; looks--) {
      if (met(condition)) {
        return;
      }
      if (!running().alive()) {
        throw new BenchException("the processor ended; its log is " + running().log());
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    throw new BenchException("the processor stands still; its log is " + running().log());
  }

  private static boolean met(Condition condition) {
    try {
      return condition.met();
    } catch (IOException _) {
      // The management port does not listen yet.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  private boolean ready() throws IOException, InterruptedException {
    var asked = HttpRequest.newBuilder(uri("/health/ready")).build();
    return client.send(asked, BodyHandlers.discarding()).statusCode() == 200;
  }

  private long restored() {
    var asked = HttpRequest.newBuilder(uri("/metrics")).build();
    try {
      var text = client.send(asked, BodyHandlers.ofString()).body();
      return (long)
          RESTORED
              .matcher(text)
              .results()
              .mapToDouble(line -> Double.parseDouble(line.group(1)))
              .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static void delete(Path directory) {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
