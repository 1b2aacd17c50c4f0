package io.penstock.standalone.kafka;

import io.penstock.standalone.broker.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.utils.internals.AppInfoParser;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/// The real broker that all test classes of one JVM share.
///
/// It runs in a container where a Docker engine answers, else in this process. The variable
/// `PENSTOCK_KAFKA` (`container` or `embedded`) forces one, and then a failure to start is a
/// failure.
final class TestKafka implements AutoCloseable {

  /// Of the version of the clients, which is that of the build.
  private static final DockerImageName IMAGE =
      DockerImageName.parse("apache/kafka:" + AppInfoParser.getVersion());

  private static final Duration CONTAINER_MAX = Duration.ofMinutes(2);

  private final String way;
  private final String bootstrapServers;
  private final Runnable stop;

  private TestKafka(String way, String bootstrapServers, Runnable stop) {
    this.way = way;
    this.bootstrapServers = bootstrapServers;
    this.stop = stop;
  }

  /// Starts the one that is forced, or the best there is, and prints which one it became.
  static TestKafka start(@Nullable String forced) {
    var kafka =
        switch (forced) {
          case "container" -> container();
          case "embedded" -> embedded("PENSTOCK_KAFKA=embedded");
          case null -> whichever();
          case String other ->
              throw new IllegalArgumentException(
                  "PENSTOCK_KAFKA=" + other + ": expected container or embedded");
        };
    System.out.println("Kafka for tests: " + kafka.way + " at " + kafka.bootstrapServers);
    return kafka;
  }

  /// Testcontainers tries for minutes where an engine answers and no registry does.
  private static TestKafka whichever() {
    var attempt =
        new FutureTask<>(
            () ->
                DockerClientFactory.instance().isDockerAvailable()
                    ? Optional.of(container())
                    : Optional.<TestKafka>empty());
    Thread.ofPlatform().daemon().name("kafka-container").start(attempt);
    try {
      return attempt
          .get(CONTAINER_MAX.toSeconds(), TimeUnit.SECONDS)
          .orElseGet(() -> embedded("no Docker engine answers"));
    } catch (TimeoutException _) {
      attempt.cancel(true);
      return embedded("no " + IMAGE + " within " + CONTAINER_MAX.toSeconds() + " s");
    } catch (ExecutionException e) {
      return embedded("no " + IMAGE + ": " + e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What a broker clears away at leisure, old records and the transactions of the dead, this one
  /// clears away at once: what a test must not lose, it would lose in time to see it.
  private static TestKafka container() {
    var container =
        new KafkaContainer(IMAGE)
            // The second compiler would cost more than it gives in so short a life.
            .withEnv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")
            .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
            .withEnv("KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS", "4")
            .withEnv("KAFKA_TRANSACTION_STATE_LOG_NUM_PARTITIONS", "4")
            .withEnv("KAFKA_LOG_INITIAL_TASK_DELAY_MS", "1000")
            .withEnv("KAFKA_LOG_RETENTION_CHECK_INTERVAL_MS", "1000")
            .withEnv("KAFKA_TRANSACTION_ABORT_TIMED_OUT_TRANSACTION_CLEANUP_INTERVAL_MS", "1000");
    container.start();
    return new TestKafka("container " + IMAGE, container.getBootstrapServers(), container::stop);
  }

  private static TestKafka embedded(String why) {
    try {
      var directory = Files.createTempDirectory("penstock-kafka");
      var kafka = EmbeddedKafka.start(directory, 0);
      return new TestKafka(
          "embedded (" + why + ")",
          kafka.bootstrapServers(),
          () -> {
            kafka.close();
            delete(directory);
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  @Override
  public void close() {
    stop.run();
  }
}
