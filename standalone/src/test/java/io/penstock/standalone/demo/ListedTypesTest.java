package io.penstock.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.simulator.Plan;
import io.penstock.proof.simulator.judge.ConsumedTopics;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.Watermark;
import io.penstock.standalone.demo.ListedTypes.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListedTypesTest {
  private static final String TOPIC = "makini.watermarks";
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final ListedTypes LISTS =
      new ListedTypes(
          Set.of(new Listed("a", EntityTypes.WORK_ORDER), new Listed("b", EntityTypes.WORK_ORDER)));

  @Test
  void eachListMustHaveBeenReadSinceTheTime() {
    assertThat(readSinceNoon()).isFalse();
    assertThat(readSinceNoon(watermark("a", NOON))).isFalse();
    assertThat(readSinceNoon(watermark("a", NOON), watermark("b", NOON.minusMillis(1)))).isFalse();
    assertThat(readSinceNoon(watermark("a", NOON), watermark("b", null))).isFalse();
    assertThat(readSinceNoon(watermark("a", NOON), watermark("b", NOON.plusMillis(1)))).isTrue();
  }

  @Test
  void newestWatermarkCounts() {
    assertThat(
            readSinceNoon(
                watermark("a", NOON), watermark("b", NOON.minusSeconds(60)), watermark("b", NOON)))
        .isTrue();
  }

  @Test
  void listsAreThoseOfThePlansSources() {
    var plan = Plan.of(1, 200, 10, Duration.ofSeconds(2));

    var connections = ListedTypes.of(plan).all().stream().map(Listed::connection).distinct();

    var withApi =
        plan.accounts().all().stream()
            .filter(account -> account.api() != null)
            .map(account -> account.connection());
    assertThat(connections).containsExactlyInAnyOrderElementsOf(withApi.toList());
  }

  private static boolean readSinceNoon(Watermark... watermarks) {
    var records =
        Stream.of(watermarks)
            .map(each -> new ConsumerRecord<>(TOPIC, 0, 0, each.key(), each.write()))
            .toList();
    return LISTS.readSince(NOON, new ConsumedTopics(Map.of(TOPIC, records)), TOPIC);
  }

  private static Watermark watermark(String connection, @Nullable Instant until) {
    return new Watermark(connection, EntityTypes.WORK_ORDER, until, null, null);
  }
}
