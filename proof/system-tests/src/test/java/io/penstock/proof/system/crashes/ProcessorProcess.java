package io.penstock.proof.system.crashes;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.process.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One instance of the processor in a process of its own: killed, halted and started again on the
/// state directory it left.
///
/// Each start logs to a file of its own in `target/processors`, for the eyes of whoever reads a
/// failed test.
final class ProcessorProcess implements AutoCloseable {
  private static final Path LOGS = Path.of("target", "processors");
  private static final String TORN = "state-torn: stopping every instance";
  private static final Pattern RESTORING =
      Pattern.compile("(?:restoring|following) (\\S+-changelog-\\d+) from (\\d+)");
  private static final String READY = "ready: records are processed";

  private final Class<?> main;
  private final String name;
  private final Path state;
  private final Path settings;
  private List<String> flags = List.of("-Xmx256m");
  private int starts;
  private @Nullable Path log;
  private @Nullable ChildJvm jvm;

  /// An instance that ships, not started.
  ProcessorProcess(
      KafkaTestClient kafka, Path directory, String instance, int standbys, int replication) {
    this(ProcessorChild.class, kafka, directory, instance, standbys, replication);
  }

  /// An instance with another main, not started.
  ProcessorProcess(
      Class<?> main,
      KafkaTestClient kafka,
      Path directory,
      String instance,
      int standbys,
      int replication) {
    this.main = main;
    this.name = kafka.topics().prefix() + "-" + instance;
    this.state = directory.resolve(instance);
    this.settings = directory.resolve(instance + ".yaml");
    write(settings, settings(kafka, instance, standbys, replication));
  }

  /// Sessions are as short as a broker takes them, and transactions shorter, so that what is left
  /// behind by the dead is cleared away soon.
  private String settings(KafkaTestClient kafka, String instance, int standbys, int replication) {
    return """
    kafka:
      bootstrap.servers: "%s"
      session.timeout.ms: 6000
      heartbeat.interval.ms: 1500
      transaction.timeout.ms: 4000
    topics.prefix: %s
    instance: %s
    state.dir: %s
    standbys: %d
    replication: %d
    management: {host: 127.0.0.1, port: 0}
    """
        .formatted(
            kafka.bootstrapServers(),
            kafka.topics().prefix(),
            instance,
            state,
            standbys,
            replication);
  }

  /// One more line of its settings, from its next start on.
  void setting(String line) {
    write(settings, read(settings) + line + "\n");
  }

  /// From its next start on, its transactions may last as long as they may where it ships.
  void longTransactions() {
    write(settings, read(settings).replaceAll("(?m)^ *transaction.timeout.ms:.*\n", ""));
  }

  /// Its heap and its processors, from its next start on. Without memory it ends, as where it
  /// ships.
  void size(long heapBytes, int processors) {
    flags =
        List.of(
            "-Xmx" + heapBytes,
            "-XX:ActiveProcessorCount=" + processors,
            "-XX:+ExitOnOutOfMemoryError");
  }

  /// Starts it; it need not be ready when this returns.
  void start() {
    log = LOGS.resolve(name + "-" + ++starts + ".log");
    write(log, "");
    var all = new ArrayList<>(flags);
    all.add("-Dlogback.configurationFile=logback-child.xml");
    var arguments = List.of("--config", settings.toString());
    jvm = ChildJvm.start(main, all, arguments, Redirect.appendTo(log.toFile()));
  }

  /// Returns once it processes, or fails where it ended.
  void awaitReady() {
    Eventually.get(() -> logged().contains(READY) || !jvm().alive(), ready -> ready);
    if (!jvm().alive()) {
      throw new AssertionError(name + " ended: see " + log);
    }
  }

  /// Returns once it processes, or its guard has found that its state is torn.
  ///
  /// @return whether the guard has found that
  boolean awaitReadyOrTorn() {
    Eventually.get(
        () -> logged().contains(READY) || logged().contains(TORN) || !jvm().alive(),
        decided -> decided);
    return logged().contains(TORN);
  }

  /// What its last start logged so far.
  private String logged() {
    return read(Objects.requireNonNull(log));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether it was told that a transaction of its own is none any more, and began again.
  boolean begunAgain() {
    var logged = logged();
    return logged.contains("TaskMigratedException")
        || logged.contains("processing was interrupted, trying again");
  }

  /// From which offset its last start reads each changelog partition back, the earliest if it began
  /// more than once.
  Map<String, Long> restoredFrom() {
    var offsets = new TreeMap<String, Long>();
    RESTORING
        .matcher(logged())
        .results()
        .forEach(at -> offsets.merge(at.group(1), Long.valueOf(at.group(2)), Math::min));
    return offsets;
  }

  /// How many lines its last start logged with that level.
  long lines(String level) {
    return logged().lines().filter(line -> line.contains(" " + level + " ")).count();
  }

  long pid() {
    return jvm().pid();
  }

  boolean alive() {
    return jvm != null && jvm.alive();
  }

  /// Ends it as a crash would.
  void kill() {
    jvm().kill();
  }

  /// Freezes it: its sockets stay open, and nothing answers.
  void halt() {
    jvm().halt();
  }

  /// Lets it go on after [#halt()].
  void resume() {
    jvm().resume();
  }

  /// Tells it to stop; it must say that all went well.
  void stop() {
    var code = jvm().stop();
    if (code != 0) {
      throw new AssertionError(name + " exited " + code + ": see " + log);
    }
  }

  /// Loses its disk: it comes back as a new member of its group.
  void deleteState() {
    if (alive()) {
      throw new IllegalStateException(name + " is running");
    }
    try (var files = Files.walk(state)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ChildJvm jvm() {
    return Objects.requireNonNull(jvm, "not started");
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Kills it where it runs.
  @Override
  public void close() {
    if (jvm != null) {
      jvm.kill();
    }
  }
}
