package io.penstock.processor.tick;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.fold.Fold.FoldStatus;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TickSenderTest {
  private static final int PARTITION = 7;
  private static final FoldStatus HOLDING = new FoldStatus(10, 0, 1, false, 0, 0, 0);

  private final AtomicLong nanoTime = new AtomicLong();
  private final AtomicInteger ticks = new AtomicInteger();
  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final TickSender ticker =
      new TickSender("t.webhooks", () -> producer, nanoTime::get, ticks::incrementAndGet);

  @Test
  void silentPartitionThatHoldsSomethingGetsARecordOfNothingButTime() {
    ticker.began(PARTITION, HOLDING);

    silence();
    ticker.look();

    var tick = producer.history().getFirst();
    assertThat(tick.topic()).isEqualTo("t.webhooks");
    assertThat(tick.partition()).isEqualTo(PARTITION);
    assertThat(tick.key()).isNull();
    assertThat(tick.value()).isNull();
    assertThat(tick.headers().lastHeader("kind").value()).asString(UTF_8).isEqualTo("tick");
  }

  @Test
  void nextTickWaitsForTheLast() {
    ticker.began(PARTITION, HOLDING);
    silence();
    ticker.look();

    silence();
    ticker.look();

    assertThat(producer.history()).hasSize(1);
    assertThat(ticks).hasValue(0);
  }

  @Test
  void failedTickIsSentAgain() {
    ticker.began(PARTITION, HOLDING);
    silence();
    ticker.look();
    producer.errorNext(new TimeoutException("away"));

    silence();
    ticker.look();
    producer.completeNext();

    assertThat(producer.history()).hasSize(2);
    assertThat(ticks).hasValue(1);
  }

  @Test
  void partitionThatIsProcessedElsewhereGetsNone() {
    ticker.began(PARTITION, HOLDING);
    ticker.ended(PARTITION);

    silence();
    ticker.look();

    assertThat(producer.history()).isEmpty();
  }

  @Test
  void partitionWithoutARecordGetsNone() {
    ticker.began(PARTITION, null);

    silence();
    ticker.look();

    assertThat(producer.history()).isEmpty();
  }

  private void silence() {
    nanoTime.addAndGet(TickSchedule.SILENCE.toNanos());
  }
}
