package io.penstock.cli.cluster;

import io.penstock.cli.CommandFailure;
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

/// A Kafka cluster and how to reach it.
///
/// @param address its brokers, for a person too
/// @param settings of the client, by Kafka's own names; the address is one of them
public record ClusterAccess(String address, Map<String, String> settings) {
  /// How long a first answer may take.
  public static final Duration ANSWER_MAX = Duration.ofSeconds(5);

  private static final Map<String, String> UNLESS_SET =
      Map.of("request.timeout.ms", "5000", "default.api.timeout.ms", "15000");

  /// Reads what is committed, belongs to no group, leaves no trace.
  private static final Map<String, String> READING =
      Map.of(
          "isolation.level", "read_committed",
          "enable.auto.commit", "false",
          "allow.auto.create.topics", "false");

  public ClusterAccess {
    settings = Map.copyOf(settings);
  }

  /// What is done with an administrator's client, which is closed after it.
  public <T> T administer(Function<Admin, T> work) {
    return told(
        () -> {
          try (var admin = Admin.create(with(Map.of()))) {
            return work.apply(admin);
          }
        });
  }

  /// What is done with a consumer of committed records, which is closed after it.
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

  /// Kafka's failures in words, with the address they are about.
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

  /// What lies at the bottom: Kafka wraps a wrong setting in a client that could not be made.
  private static String reason(Throwable e) {
    var bottom = e;
    while (bottom.getCause() != null) {
      bottom = bottom.getCause();
    }
    return Objects.requireNonNullElse(bottom.getMessage(), bottom.toString());
  }
}
