package io.penstock.standalone.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaFixture.class)
class KafkaFixtureTest {

  @Test
  void rawRecordIsReadAsItWasProduced(KafkaSandbox kafka) {
    kafka.createTopics(3);

    kafka.produceRaw("conn-1", "{}", Map.of("webhook-id", "id-1"));

    var records = kafka.read(kafka.topics().webhooks());
    assertThat(records)
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).asString(UTF_8).isEqualTo("conn-1");
              assertThat(record.value()).asString(UTF_8).isEqualTo("{}");
              assertThat(record.headers().lastHeader("webhook-id").value())
                  .asString(UTF_8)
                  .isEqualTo("id-1");
            });
  }

  @Test
  void onlyCommittedRecordsAreRead(KafkaSandbox kafka) throws Exception {
    kafka.createTopics(3);
    var topic = kafka.topics().late();
    Map<String, Object> config =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", topic);
    var text = new StringSerializer();
    try (var producer = new KafkaProducer<>(config, text, text)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, 0, "k", "aborted")).get();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, 0, "k", "committed")).get();
      producer.commitTransaction();
    }

    var records = kafka.read(topic);

    assertThat(records)
        .singleElement()
        .satisfies(record -> assertThat(record.value()).asString(UTF_8).isEqualTo("committed"));
  }
}
