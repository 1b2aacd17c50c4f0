package io.penstock.processor.tick;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The producer of ticks: idempotent and without transactions, so that offsets stay contiguous.
public final class TickProducer {
  private TickProducer() {}

  /// A producer.
  ///
  /// @param config the application's settings; only those of a producer are used
  public static Producer<byte[], byte[]> of(Properties config) {
    var own = new HashMap<String, Object>();
    for (var name : ProducerConfig.configNames()) {
      if (config.containsKey(name)) {
        own.put(name, config.get(name));
      }
    }
    own.putAll(
        Map.of(
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            2_000));
    return new KafkaProducer<>(own, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
