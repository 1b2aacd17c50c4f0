package io.penstock.cli.cluster;

import io.penstock.cli.output.CommandFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The address of a Kafka cluster and the client settings to connect to it.
///
/// @param address the bootstrap servers, also shown in messages
/// @param settings the client settings by Kafka's names, including the address
public record ClusterAccess(String address, Map<String, String> settings) {
  /// The maximum time to wait for the first answer of the cluster.
  public static final Duration ANSWER_MAX = Duration.ofSeconds(5);

  private static final Map<String, String> UNLESS_SET =
      Map.of(
          "request.timeout.ms", "5000",
          "default.api.timeout.ms", "15000",
          "max.block.ms", "15000");

  /// Reads committed records only, and neither commits offsets nor creates topics.
  private static final Map<String, String> READING =
      Map.of(
          "isolation.level", "read_committed",
          "enable.auto.commit", "false",
          "allow.auto.create.topics", "false");

  /// A record counts as stored if all in-sync replicas have it, and is stored once.
  private static final Map<String, String> WRITING =
      Map.of("acks", "all", "enable.idempotence", "true");

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

  /// Appends a record and returns its place when all in-sync replicas have it.
  public RecordMetadata append(ProducerRecord<byte[], byte[]> record) {
    return told(
        () -> {
          var bytes = new ByteArraySerializer();
          try (var producer = new KafkaProducer<>(with(WRITING), bytes, bytes)) {
            return producer.send(record).get();
          } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
          } catch (InterruptedException e) {
            throw new InterruptException(e);
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
