package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.cli.payloads.Payloads;
import io.penstock.processor.fold.FoldRules;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What whoever made a content knows of it is what the real processor makes of it.
class ContentsTest {
  private static final int CONTENTS = 300;
  private static final Instant CHANGED_AT = Instant.parse("2026-03-14T09:26:53Z");

  static Stream<Arguments> kinds() {
    return EntityTypes.ALL.stream()
        .flatMap(type -> Stream.of(ApiGeneration.values()).map(each -> Arguments.of(type, each)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void eventShowsWhatTheContentWasMadeToSay(EntityType type, ApiGeneration generation) {
    var contents = new Payloads(new SplittableRandom(type.name().hashCode()));
    var folding = new FoldRunner(noWait());

    for (int number = 0; number < CONTENTS; number++) {
      var deletedAt = number % 7 == 3 ? CHANGED_AT.minusSeconds(60) : null;
      var content = contents.next(type, generation, "e-" + number, CHANGED_AT, deletedAt);
      var body = "{\"event\":\"%s.updated\",\"data\":%s}".formatted(type.name(), content.json());
      var outputs = folding.append(number, "conn-1", null, body.getBytes(UTF_8));

      assertThat(outputs).as(body).hasSize(1);
      var event = Objects.requireNonNull(outputs.getFirst().value());
      var expected = new TreeMap<>(content.shows());
      expected.put("/occurredAt", "2026-03-14T09:26:53.000Z");
      expected.put("/operation", deletedAt == null ? "updated" : "deleted");
      assertThat(EventFields.at(expected.keySet(), event)).as(body).isEqualTo(expected);
      assertThat(outputs.getFirst().topic()).isEqualTo(FoldRunner.TOPICS.events(type));
    }
  }

  private static FoldRules noWait() {
    return FoldRules.DEFAULT.withGrace(Duration.ZERO);
  }
}
