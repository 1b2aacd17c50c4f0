package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The processor did one thing wrong in each of these worlds: a request to fetch.
class FetchRequestChecksTest {
  private static final String FETCHES = World.TOPICS.fetches();

  private final World world = SampleWorld.told();

  @Test
  void missingRequestIsTold() {
    world.remove(FETCHES, "as-3");

    assertThat(world.differing()).containsExactly(Promises.REQUESTS);
    assertThat(world.told(Promises.REQUESTS)).contains("0-2 of c asks 0 times, not 1");
  }

  @Test
  void missingRequestOfATwinIsTold() {
    world.on(FETCHES).remove(1);

    assertThat(world.differing()).containsExactly(Promises.REQUESTS);
    assertThat(world.told(Promises.REQUESTS)).contains("0-1 of c asks 0 times, not 1");
  }

  @Test
  void requestThatIsMadeTwiceIsTold() {
    world.copyTo(FETCHES, world.only(FETCHES, "as-3"));

    assertThat(world.differing()).containsExactly(Promises.REQUESTS);
    assertThat(world.told(Promises.REQUESTS)).contains("0-2 of c asks 2 times, not 1");
  }

  @Test
  void requestOfARepeatUnderTheSendersIdIsTold() {
    var request = world.only(FETCHES, "as-3");
    world.rewrite(FETCHES, "as-3", "\"offset\":2", "\"offset\":3");
    world.on(FETCHES).add(2, request);

    assertThat(world.differing()).containsExactly(Promises.REQUESTS);
    assertThat(world.told(Promises.REQUESTS)).contains("0-3 asks for nothing");
  }

  @Test
  void commandToListAnApiIsNoRequest() {
    world.append(
        FETCHES,
        0,
        0,
        "c".getBytes(UTF_8),
        "{\"connection\":\"c\"}".getBytes(UTF_8),
        new RecordHeaders().add("kind", "poll".getBytes(UTF_8)));

    assertThat(world.differing()).isEmpty();
  }

  @Test
  void requestsInAnotherOrderAreTold() {
    var requests = world.on(FETCHES);
    requests.add(0, requests.remove(1));

    assertThat(world.differing()).containsExactly(Promises.REQUESTS);
    assertThat(world.told(Promises.REQUESTS)).contains("0-1 is in the place of 0-0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "connection":"c"      | "connection":"a"      | /connection is a
          "type":"asset"        | "type":"vendor"       | /type is vendor
          ["as-3"]              | ["xas-3"]             | /ids is [xas-3]
          ["as-3"]              | ["as-3","as-3"]       | /ids is [as-3, as-3]
          "operation":"updated" | "operation":"deleted" | /operation is deleted
          "attempt":0           | "attempt":1           | /attempt is 1
          "notBefore":"2        | "notBefore":"1        | /notBefore is 1
          "offset":2            | "offset":7            | 0 times
          """)
  void wrongRequestIsTold(String old, String other, String told) {
    world.rewrite(FETCHES, "as-3", old, other);

    assertThat(world.differing()).containsExactly(Promises.REQUESTS);
    assertThat(world.told(Promises.REQUESTS)).contains(told);
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
