package io.penstock.cli.cluster;

import io.penstock.cli.output.CommandFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The address of a Kafka cluster and the client settings to connect to it.
///
/// @param address the bootstrap servers, also shown in messages
/// @param settings the client settings by Kafka's names, including the address
public record ClusterAccess(String address, Map<String, String> settings) {
  /// The maximum time to wait for the first answer of the cluster.
  public static final Duration ANSWER_MAX = Duration.ofSeconds(5);

  private static final Map<String, String> UNLESS_SET =
      Map.of("request.timeout.ms", "5000", "default.api.timeout.ms", "15000");

  /// Reads committed records only, and neither commits offsets nor creates topics.
  private static final Map<String, String> READING =
      Map.of(
          "isolation.level", "read_committed",
          "enable.auto.commit", "false",
          "allow.auto.create.topics", "false");

  public ClusterAccess {
    settings = Map.copyOf(settings);
  }

  /// Runs the work with an admin client and closes the client afterwards.
  public <T> T administer(Function<Admin, T> work) {
    return told(
        () -> {
          try (var admin = Admin.create(with(Map.of()))) {
            return work.apply(admin);
          }
        });
  }

  /// Runs the work with a consumer of committed records and closes the consumer afterwards.
  public <T> T read(Function<Consumer<byte[], byte[]>, T> work) {
    return told(
        () -> {
          var bytes = new ByteArrayDeserializer();
          try (var consumer = new KafkaConsumer<>(with(READING), bytes, bytes)) {
            return work.apply(consumer);
          }
        });
  }

  private Map<String, Object> with(Map<String, String> owned) {
    var all = new HashMap<String, Object>(UNLESS_SET);
    all.putAll(settings);
    all.putAll(owned);
    return all;
  }

  private interface Work<T> {
    T run();
  }

  /// Runs the work and rethrows Kafka's exceptions as a [CommandFailure] that names the address.
  private <T> T told(Work<T> work) {
    try {
      return work.run();
    } catch (TimeoutException e) {
      throw new CommandFailure(
          "no answer from Kafka at %s (%s); is it up, and is that its address? --kafka names another"
              .formatted(address, e.getMessage()),
          e);
    } catch (KafkaException e) {
      throw new CommandFailure("Kafka at " + address + ": " + reason(e), e);
    }
  }

  /// The message of the root cause: if a setting is invalid, Kafka's outer exception only says that
  /// the client could not be created.
  private static String reason(Throwable e) {
    var bottom = e;
    while (bottom.getCause() != null) {
      bottom = bottom.getCause();
    }
    return Objects.requireNonNullElse(bottom.getMessage(), bottom.toString());
  }
}
