package io.penstock.proof.benchmarks.loadgenerator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The load beside an API that answers in the same moment.
class FetchLoadTest {
  private static final TopicNames TOPICS = new TopicNames("bench");
  private static final TopicPartition RAW = new TopicPartition(TOPICS.webhooks(), 0);
  private static final Duration TIME = Duration.ofMillis(50);
  private static final int PER_SECOND = 1_000;

  private final MockConsumer<byte[], byte[]> answers = new MockConsumer<>("earliest");
  private final Answering requests = new Answering();
  private final FetchLoad load =
      new FetchLoad(requests, answers, TOPICS, "pulled", Duration.ofMillis(100));

  @BeforeEach
  void assign() {
    answers.assign(List.of(RAW));
    answers.updateBeginningOffsets(Map.of(RAW, 0L));
  }

  @Test
  void eachIdIsAskedForOnceInARequestOfItsOwn() {
    load.measure(TIME, PER_SECOND);

    var asked = requests.history().stream().map(it -> FetchRequest.read(it.value())).toList();
    assertThat(asked).isNotEmpty().allMatch(it -> it.connection().equals("pulled"));
    assertThat(asked).allSatisfy(it -> assertThat(it.ids()).hasSize(1));
    assertThat(asked).extracting(it -> it.ids().getFirst()).doesNotHaveDuplicates();
    assertThat(requests.history())
        .allMatch(
            it ->
                it.topic().equals("bench.fetches") && new String(it.key(), UTF_8).equals("pulled"));
  }

  @Test
  void answersAreCountedAndAMissingOneIsRefused() {
    requests.lost = 1;

    var result = load.measure(TIME, PER_SECOND);

    assertThat(result.refused()).isEqualTo(1);
    assertThat(result.stored()).isEqualTo(requests.history().size() - 1);
  }

  @Test
  void repeatedAnswersCountOnce() {
    requests.copies = 2;

    var result = load.measure(TIME, PER_SECOND);

    assertThat(result.stored()).isEqualTo(requests.history().size());
  }

  @Test
  void answersToEarlierRequestsDoNotCount() {
    requests.lost = 1;
    load.measure(TIME, PER_SECOND);
    var earlier = requests.history().size();
    requests.answer(requests.history().getFirst());

    var result = load.measure(TIME, PER_SECOND);

    assertThat(result.stored()).isEqualTo(requests.history().size() - earlier);
    assertThat(result.refused()).isZero();
  }

  @Test
  void warmUpAsksAsFastAsAnswersCome() {
    var result = load.warmUp(TIME);

    assertThat(result.stored()).isGreaterThan(PER_SECOND * TIME.toMillis() / 1_000);
    assertThat(result.refused()).isZero();
  }

  /// Requests whose answers are in the raw topic at once.
  private final class Answering extends MockProducer<byte[], byte[]> {
    private int lost;
    private int copies = 1;
    private long offset;

    Answering() {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
      var sent = super.send(record);
      if (lost > 0) {
        lost--;
      } else {
        for (int i = 0; i < copies; i++) {
          answer(record);
        }
      }
      return sent;
    }

    void answer(ProducerRecord<byte[], byte[]> request) {
      var id = FetchRequest.read(request.value()).ids().getFirst();
      var entity = "{\"id\":\"" + id + "\"}";
      answers.addRecord(
          new ConsumerRecord<>(RAW.topic(), 0, offset, request.key(), entity.getBytes(UTF_8)));
      offset++;
    }
  }
}
