package io.penstock.proof.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.schemas.EntityTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApiSourceTest {
  private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");
  private static final SourceEntity ORDER = order("conn-1", "po-1");

  private final ApiSource source = new ApiSource();

  @Test
  void readSeesTheStateThatWasInEffect() {
    source.put(ORDER, after(10), "first", after(1));
    source.put(ORDER, after(20), "second", after(2));

    assertThat(source.state(ORDER, after(9))).isEmpty();
    assertThat(source.state(ORDER, after(10))).contains(present("first", 1));
    assertThat(source.state(ORDER, after(19))).contains(present("first", 1));
    assertThat(source.state(ORDER, after(20))).contains(present("second", 2));
  }

  @Test
  void ofTwoStatesOfOneTimeTheLaterAppendedCounts() {
    source.put(ORDER, after(10), "first", after(1));
    source.put(ORDER, after(10), "second", after(1));

    assertThat(source.state(ORDER, after(10))).contains(present("second", 1));
  }

  @Test
  void removedEntityIsNotListedFromItsRemovalOn() {
    source.put(ORDER, after(10), "first", after(1));
    source.put(order("conn-1", "po-2"), after(10), "other", after(1));
    source.remove(ORDER, after(20));

    assertThat(source.state(ORDER, after(20))).contains(new SourceState.Removed());
    assertThat(contents(after(19))).containsExactly("first", "other");
    assertThat(contents(after(20))).containsExactly("other");
  }

  @Test
  void rowsAreOfOneConnectionAndType() {
    source.put(ORDER, after(1), "mine", after(1));
    source.put(order("conn-2", "po-1"), after(1), "of another connection", after(1));
    source.put(
        new SourceEntity("conn-1", EntityTypes.WORK_ORDER, "po-1"), after(1), "other", after(1));

    assertThat(contents(after(1))).containsExactly("mine");
  }

  @Test
  void snapshotHasTheLastStateOfEveryEntity() {
    var other = order("conn-2", "po-1");
    source.put(ORDER, after(1), "first", after(1));
    source.put(ORDER, after(5), "second", after(2));
    source.put(other, after(1), "other", after(1));
    source.remove(other, after(9));

    assertThat(source.snapshot())
        .isEqualTo(Map.of(ORDER, present("second", 2), other, new SourceState.Removed()));
  }

  @Test
  void stateFromBeforeTheLastIsRejected() {
    source.put(ORDER, after(10), "first", after(1));

    assertThatThrownBy(() -> source.put(ORDER, after(9), "earlier", after(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void lagsCoverTheirRangeAndRepeatBySeed() {
    var lags = lags(1);

    assertThat(lags).allMatch(lag -> !lag.isNegative() && lag.compareTo(Duration.ofMillis(9)) <= 0);
    assertThat(lags).hasSizeGreaterThan(500).contains(Duration.ZERO, Duration.ofMillis(9));
    assertThat(lags(1)).isEqualTo(lags);
    assertThat(lags(2)).isNotEqualTo(lags);
  }

  private static List<Duration> lags(long seed) {
    var lag = new ReadLag(Duration.ofMillis(9), new SplittableRandom(seed));
    return IntStream.range(0, 1000).mapToObj(_ -> lag.next()).toList();
  }

  private List<String> contents(Instant at) {
    return source.rows("conn-1", EntityTypes.PURCHASE_ORDER, at).stream()
        .map(SourceRow::json)
        .toList();
  }

  private static SourceState present(String json, long changedAfter) {
    return new SourceState.Present(json, after(changedAfter));
  }

  private static SourceEntity order(String connection, String id) {
    return new SourceEntity(connection, EntityTypes.PURCHASE_ORDER, id);
  }

  private static Instant after(long seconds) {
    return START.plusSeconds(seconds);
  }
}
