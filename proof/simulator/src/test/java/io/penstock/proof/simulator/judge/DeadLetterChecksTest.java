package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The processor did one thing wrong in each of these worlds: a dead letter.
class DeadLetterChecksTest {
  private static final String DEAD = World.TOPICS.deadLetters();

  private final World world = SampleWorld.told();

  @Test
  void missingDeadLetterIsTold() {
    world.on(DEAD).removeLast();

    assertThat(world.differing()).containsExactly(Promises.LETTERS);
    assertThat(world.told(Promises.LETTERS)).contains("webhook 13", "has 0 dead letters");
  }

  @Test
  void secondDeadLetterOfOneRecordIsTold() {
    world.copyTo(DEAD, world.on(DEAD).getFirst());

    assertThat(world.differing()).containsExactly(Promises.LETTERS);
    assertThat(world.told(Promises.LETTERS)).contains("webhook 13", "has 2 dead letters");
  }

  @Test
  void deadLetterOfWhatCanBeReadIsTold() {
    world.copyTo(DEAD, world.on(DEAD).getFirst());
    set(world.on(DEAD).getLast(), "raw-offset", "0");

    assertThat(world.differing()).containsExactly(Promises.LETTERS);
    assertThat(world.told(Promises.LETTERS)).contains("1-0 is not for the dead");
  }

  @ParameterizedTest
  @CsvSource({
    "dead-reason, bad-id, dead-reason is bad-id",
    "raw-topic, other, raw-topic is other",
    "webhook-id, evt, the headers is",
    "dead-truncated, true, the headers is"
  })
  void alteredDeadLetterIsTold(String header, String value, String told) {
    set(world.on(DEAD).getFirst(), header, value);

    assertThat(world.differing()).containsExactly(Promises.LETTERS);
    assertThat(world.told(Promises.LETTERS)).contains("webhook 13", told);
  }

  @Test
  void deadLetterWithAnotherValueIsTold() {
    world.on(DEAD).removeLast();
    world.rewrite(DEAD, "{", "{", "{}");

    assertThat(world.told(Promises.LETTERS)).contains("value is not the raw record's");
  }

  @Test
  void deadLetterThatStandsElsewhereIsTold() {
    world.on(DEAD).removeLast();
    world.move(DEAD, "{", 0);
    world.rekey(DEAD, "{", "b");
    world.restamp(DEAD, "{", 7);

    assertThat(world.told(Promises.LETTERS))
        .contains("key is b, not a", "partition is 0, not 1", "timestamp is 7");
  }

  private static void set(ConsumerRecord<byte[], byte[]> record, String name, String value) {
    record.headers().remove(name).add(name, value.getBytes(UTF_8));
  }
}
