package io.penstock.proof.system.crashes;

import io.penstock.proof.fixtures.Eventually;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/// Kafka's clients, but that a commit comes too late: not before the coordinator has aborted the
/// transaction, as it does when a process is frozen there. No signal hits that moment often enough.
///
/// Public, because Kafka Streams makes it.
public final class LateCommits implements KafkaClientSupplier {
  /// Which of the commits is late, counted over all producers.
  private static final int LATE = 10;

  private final AtomicInteger commits = new AtomicInteger();

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new LateProducer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return getConsumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return getConsumer(config);
  }

  private final class LateProducer extends KafkaProducer<byte[], byte[]> {
    private final Map<String, Object> config;

    LateProducer(Map<String, Object> config) {
      super(config, new ByteArraySerializer(), new ByteArraySerializer());
      this.config = config;
    }

    @Override
    public void commitTransaction() {
      if (commits.incrementAndGet() == LATE) {
        awaitAbort();
      }
      super.commitTransaction();
    }

    private void awaitAbort() {
      var id = String.valueOf(config.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG));
      var servers = String.valueOf(config.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG));
      try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
        Eventually.get(() -> state(admin, id), TransactionState.COMPLETE_ABORT::equals);
      }
    }

    private static TransactionState state(Admin admin, String id) {
      try {
        return admin.describeTransactions(Set.of(id)).description(id).get().state();
      } catch (ExecutionException e) {
        throw new KafkaException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaException(e);
      }
    }
  }
}
