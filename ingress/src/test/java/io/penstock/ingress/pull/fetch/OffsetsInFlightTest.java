package io.penstock.ingress.pull.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetsInFlightTest {
  private final OffsetsInFlight offsets = new OffsetsInFlight();

  @Test
  void nothingIsCommittedBeforeTheFirstRecord() {
    assertThat(offsets.committable()).isEmpty();
  }

  @Test
  void unfinishedRecordIsReadAgainAfterACrash() {
    offsets.begin(7);
    offsets.begin(9);

    offsets.finish(9);

    assertThat(offsets.committable()).hasValue(7);
  }

  @Test
  void offsetAfterTheLastRecordIsCommittedWhenAllAreFinished() {
    offsets.begin(7);
    offsets.begin(9);

    offsets.finish(9);
    offsets.finish(7);

    assertThat(offsets.committable()).hasValue(10);
    assertThat(offsets.size()).isZero();
  }

  @Test
  void recordIsBegunAndFinishedOnce() {
    offsets.begin(7);

    assertThatThrownBy(() -> offsets.begin(7)).isInstanceOf(IllegalArgumentException.class);
    offsets.finish(7);
    assertThatThrownBy(() -> offsets.finish(7)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void committedOffsetNeverPassesAnUnfinishedRecord(long seed) {
    var random = new Random(seed);
    var unfinished = new ArrayList<Long>();
    long next = 0;
    for (int step = 0; step < 2_000; step++) {
      if (unfinished.isEmpty() || random.nextInt(3) == 0) {
        next += 1 + random.nextInt(3);
        offsets.begin(next);
        unfinished.add(next);
      } else {
        offsets.finish(unfinished.remove(random.nextInt(unfinished.size())));
      }
      var expected = unfinished.stream().mapToLong(offset -> offset).min().orElse(next + 1);
      assertThat(offsets.committable()).as("step %d", step).hasValue(expected);
    }
  }
}
