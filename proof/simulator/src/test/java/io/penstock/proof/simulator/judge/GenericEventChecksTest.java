package io.penstock.proof.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The processor did one thing wrong in each of these worlds: a generic event.
class GenericEventChecksTest {
  private static final String EVENTS = World.TOPICS.genericEvents();

  private final World world = SampleWorld.told();

  @Test
  void missingEventIsTold() {
    world.remove(EVENTS, "sync done");

    assertThat(world.differing()).containsExactly(Promises.GENERIC);
    assertThat(world.told(Promises.GENERIC)).contains("webhook 18", "is 0 generic events");
  }

  @Test
  void eventThatIsEmittedTwiceIsTold() {
    world.copyTo(EVENTS, world.only(EVENTS, "sync done"));

    assertThat(world.differing()).containsExactly(Promises.GENERIC);
    assertThat(world.counts(Promises.GENERIC)).isEqualTo("2, 3");
  }

  @Test
  void eventOfARepeatIsTold() {
    world.setHeader(EVENTS, "sync done", "ce_id", "1-999-0");

    assertThat(world.told(Promises.GENERIC)).contains("1-999-0 is no webhook's");
  }

  @Test
  void eventsInAnotherOrderAreTold() {
    var events = world.on(EVENTS);
    events.add(0, events.remove(1));

    assertThat(world.differing()).containsExactly(Promises.GENERIC);
    assertThat(world.told(Promises.GENERIC)).contains(" comes after ");
  }

  @ParameterizedTest
  @CsvSource({
    "\"name\":\"sync done\", \"name\":\"other\", /event/name is other",
    "\"connection\":\"a\", \"connection\":\"b\", /event/connection is b",
    "\"id\":\"evt_18\", \"id\":\"evt_17\", /event/id is evt_17",
    "\"schema\":1, \"schema\":2, /schema is 2",
    "03:04:02.000Z, 03:04:02Z, /occurredAt is 2026-01-02T03:04:02Z",
    "12.50, 12.5, /data is",
  })
  void wrongEventIsTold(String old, String other, String told) {
    world.rewrite(EVENTS, "sync done", old, other);

    assertThat(world.differing()).containsExactly(Promises.GENERIC);
    assertThat(world.told(Promises.GENERIC)).contains("webhook 18", told);
  }

  @ParameterizedTest
  @CsvSource({"ce_type, penstock.event.sync done", "ce_subject, a", "order-key, 1"})
  void wrongHeaderIsTold(String name, String value) {
    world.setHeader(EVENTS, "sync done", name, value);

    assertThat(world.differing()).containsExactly(Promises.GENERIC);
    assertThat(world.told(Promises.GENERIC)).contains("webhook 18", name + " is " + value);
  }

  @Test
  void eventThatStandsElsewhereIsTold() {
    world.move(EVENTS, "sync done", 0);
    world.rekey(EVENTS, "sync done", "b");
    world.restamp(EVENTS, "sync done", 7);

    assertThat(world.told(Promises.GENERIC))
        .contains("key is b", "partition is 0", "timestamp is 7");
  }
}
