package io.penstock.proof.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MadeUpEntitiesTest {
  private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");
  private static final ApiConnection CONNECTION = ApiConnection.of("conn-1", ApiGeneration.V4);

  @Test
  void everyMainTypeHasItsEntities() {
    var source = new ApiSource();

    new MadeUpEntities(source, 1).create(CONNECTION, 3, START);

    for (var type : EntityTypes.ALL) {
      assertThat(source.rows("conn-1", type, START)).hasSize(type.ownTopic() ? 3 : 0);
    }
  }

  @Test
  void sameSeedMakesTheSameHistory() {
    assertThat(changed(1, 500)).isEqualTo(changed(1, 500)).isNotEqualTo(changed(2, 500));
  }

  @Test
  void changesUpdateCreateAndDelete() {
    var snapshot = changed(1, 500);
    long mains = EntityTypes.ALL.stream().filter(EntityType::ownTopic).count();

    assertThat(snapshot).hasSizeGreaterThan((int) mains * 3);
    assertThat(snapshot.values()).contains(new SourceState.Removed());
    assertThat(snapshot.values())
        .anyMatch(
            state ->
                state instanceof SourceState.Present(_, var changedAt) && changedAt.isAfter(START));
  }

  @Test
  void clockSetBackDoesNotSetTheSourceBack() {
    var source = new ApiSource();
    var entities = new MadeUpEntities(source, 1);
    entities.create(CONNECTION, 1, START);

    for (int change = 0; change < 100; change++) {
      entities.change(START.minusSeconds(change));
    }

    assertThat(source.states()).isGreaterThan(100);
  }

  private static Map<SourceEntity, SourceState> changed(long seed, int changes) {
    var source = new ApiSource();
    var entities = new MadeUpEntities(source, seed);
    entities.create(CONNECTION, 3, START);
    for (int change = 0; change < changes; change++) {
      entities.change(START.plusSeconds(change));
    }
    return source.snapshot();
  }
}
