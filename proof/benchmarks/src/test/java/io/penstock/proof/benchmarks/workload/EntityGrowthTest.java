package io.penstock.proof.benchmarks.workload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntityGrowthTest {
  private static final Pattern KEY = Pattern.compile("\"data\":\\{\"key\":\"(\\d+)\"");

  private final EntityGrowth growth = new EntityGrowth(List.of(3, 5), 4);

  @Test
  void eachStepCreatesItsEntitiesAndThenChangesKnownOnes() {
    var entities = entities(growth);

    assertThat(entities).hasSize(13);
    assertThat(entities.subList(0, 3)).containsExactly(0, 1, 2);
    assertThat(entities.subList(3, 7)).allMatch(entity -> entity < 3);
    assertThat(entities.subList(7, 9)).containsExactly(3, 4);
    assertThat(entities.subList(9, 13)).allMatch(entity -> entity < 5);
  }

  @Test
  void changesBeginAfterTheEntitiesOfTheirStep() {
    assertThat(growth.changesFrom(0)).isEqualTo(3);
    assertThat(growth.changesFrom(1)).isEqualTo(9);
  }

  @Test
  void changesAreSpreadOverAllKnownEntities() {
    var changed = entities(new EntityGrowth(List.of(100), 5_000)).subList(100, 5_100);

    assertThat(changed.stream().distinct()).hasSize(100);
  }

  @Test
  void stepsOfEqualSizeAreAllowedAndSmallerOnesAreNot() {
    assertThat(entities(new EntityGrowth(List.of(2, 2), 1))).hasSize(4);
    assertThatThrownBy(() -> new EntityGrowth(List.of(2, 1), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Integer> entities(EntityGrowth growth) {
    var webhooks = growth.webhooks(new PurchaseOrderWebhooks(1, Duration.ZERO), 1);
    return IntStream.range(0, growth.total())
        .mapToObj(webhooks::apply)
        .map(webhook -> new String(webhook.body(), UTF_8))
        .map(EntityGrowthTest::entity)
        .toList();
  }

  private static int entity(String body) {
    var key = KEY.matcher(body);
    assertThat(key.find()).isTrue();
    return Integer.parseInt(key.group(1));
  }
}
