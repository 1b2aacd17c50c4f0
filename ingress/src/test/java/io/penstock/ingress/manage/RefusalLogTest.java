package io.penstock.ingress.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.manage.RefusalLog.Line;
import io.penstock.ingress.receive.Outcomes;
import io.penstock.ingress.verify.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
  private static final long START = Long.MAX_VALUE - 5;
  private static final long LATER = START + TimeUnit.SECONDS.toNanos(10);

  private final List<String> counted = new ArrayList<>();
  private final RefusalLog log = new RefusalLog(new Counted(), () -> START);

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
    assertThat(log.line(Refusal.FORGED, "conn-42", LATER))
        .extracting(Line::leftOut)
        .isEqualTo(9999L);
  }

  @Test
  void everyOutcomeIsCountedWhateverIsLogged() {
    log.acknowledged(1);
    log.clockSkew(-7);
    log.stored(1);
    log.refused(Refusal.FORGED, "conn-42");
    log.refused(Refusal.FORGED, "conn-42");
    log.abandoned();

    assertThat(counted)
        .containsExactly("acknowledged", "skew -7", "stored", "forged", "forged", "abandoned");
  }

  private final class Counted implements Outcomes {
    @Override
    public void stored(long nanos) {
      counted.add("stored");
    }

    @Override
    public void acknowledged(long nanos) {
      counted.add("acknowledged");
    }

    @Override
    public void clockSkew(long aheadMs) {
      counted.add("skew " + aheadMs);
    }

    @Override
    public void refused(Refusal refusal, String connectionId) {
      counted.add(refusal.label());
    }

    @Override
    public void abandoned() {
      counted.add("abandoned");
    }
  }
}
