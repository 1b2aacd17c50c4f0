package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The processor did one thing wrong in each of these worlds: a dead letter or a request.
class DeadLetterChecksTest {
  private static final String DEAD = World.TOPICS.deadLetters();
  private static final String FETCHES = World.TOPICS.fetches();

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

  @Test
  void missingRequestIsTold() {
    world.remove(FETCHES, "as-3");

    assertThat(world.differing()).containsExactly(Promises.REQUESTS);
    assertThat(world.told(Promises.REQUESTS)).contains("webhook 12", "as-3", "0 times");
  }

  @Test
  void missingRequestOfATwinIsTold() {
    world.on(FETCHES).remove(2);

    assertThat(world.differing()).containsExactly(Promises.REQUESTS);
    assertThat(world.told(Promises.REQUESTS)).contains("as-1 at 0-1-0 is asked for 0 times");
  }

  @Test
  void requestThatIsMadeTwiceIsTold() {
    world.copyTo(FETCHES, world.only(FETCHES, "as-3"));

    assertThat(world.differing()).containsExactly(Promises.REQUESTS);
    assertThat(world.told(Promises.REQUESTS)).contains("as-3", "2 times");
  }

  @Test
  void requestOfARepeatUnderTheSendersIdIsTold() {
    world.copyTo(FETCHES, world.only(FETCHES, "as-3"));
    var repeat = world.on(FETCHES).removeLast();
    world.rewrite(FETCHES, "as-3", "\"offset\":2", "\"offset\":3");
    world.copyTo(FETCHES, world.only(FETCHES, "as-3"));
    world.on(FETCHES).set(4, repeat);

    assertThat(world.differing()).containsExactly(Promises.REQUESTS);
    assertThat(world.told(Promises.REQUESTS)).contains("0-3-0 asks for nothing");
  }

  @Test
  void requestsInAnotherOrderAreTold() {
    var requests = world.on(FETCHES);
    requests.add(0, requests.remove(1));

    assertThat(world.differing()).containsExactly(Promises.REQUESTS);
    assertThat(world.told(Promises.REQUESTS)).contains("0-0-0 comes after 0-0-1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "connection":"c"      | "connection":"a"      | /connection is a
          "type":"asset"        | "type":"vendor"       | /type is vendor
          "id":"as-3"           | "id":"xas-3"          | /id is xas-3
          "operation":"updated" | "operation":"deleted" | /operation is deleted
          "item":0              | "item":1              | 0 times
          """)
  void wrongRequestIsTold(String old, String other, String told) {
    world.rewrite(FETCHES, "as-3", old, other);

    assertThat(world.differing()).containsExactly(Promises.REQUESTS);
    assertThat(world.told(Promises.REQUESTS)).contains("webhook 12", told);
  }

  @Test
  void requestThatStandsElsewhereIsTold() {
    world.move(FETCHES, "as-3", 1);
    world.rekey(FETCHES, "as-3", "a");
    world.restamp(FETCHES, "as-3", 7);

    assertThat(world.told(Promises.REQUESTS))
        .contains("key is a, not c", "partition is 1, not 0", "timestamp is 7");
  }
}
