package io.penstock.ingress.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.operate.RefusalLog.Line;
import io.penstock.ingress.verify.Refusal;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
  private static final long START = Long.MAX_VALUE - 5;
  private static final long LATER = START + TimeUnit.SECONDS.toNanos(10);

  private final RefusalLog log = new RefusalLog(() -> START);

  @Test
  void firstRefusalIsToldAtOnceWithItsConnection() {
    assertThat(log.line(Refusal.FORGED, "conn-42", START))
        .isEqualTo(new Line("refused: forged, connection conn-42", 0));
    assertThat(log.line(Refusal.MALFORMED, "", START)).isEqualTo(new Line("refused: malformed", 0));
  }

  @Test
  void floodIsALineEveryTenSecondsWithWhatWasLeftOut() {
    log.line(Refusal.FORGED, "conn-42", START);

    for (int i = 0; i < 1000; i++) {
      assertThat(log.line(Refusal.FORGED, "conn-" + i, LATER - 1)).isNull();
    }

    assertThat(log.line(Refusal.FORGED, "conn-43", LATER))
        .isEqualTo(
            new Line(
                "refused: forged, connection conn-43; and 1000 since the last such line", 1000));
    assertThat(log.line(Refusal.FORGED, "conn-43", LATER)).isNull();
  }

  @Test
  void floodOfOneLabelHidesNoOther() {
    log.line(Refusal.FORGED, "conn-42", START);

    assertThat(log.line(Refusal.BUSY, "conn-42", START)).isNotNull();
  }

  @Test
  void threadsTogetherWriteOneLine() {
    var lines =
        IntStream.range(0, 10_000)
            .parallel()
            .mapToObj(_ -> log.line(Refusal.FORGED, "conn-42", START))
            .filter(Objects::nonNull)
            .toList();

    assertThat(lines).hasSize(1);
    // The one line may count some of those that were left out beside it.
    assertThat(log.line(Refusal.FORGED, "conn-42", LATER))
        .extracting(Line::leftOut)
        .isEqualTo(9999 - lines.getFirst().leftOut());
  }
}
