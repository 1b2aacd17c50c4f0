package io.penstock.ingress.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.recipe.SignedTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When a signature was made, on the vectors of those recipes that are built in and say it.
class SignedTimesTest {
  private static final String TIMED = "io.penstock.ingress.verify.Vectors#timed";
  private static final int MINUTE = 60;

  @ParameterizedTest
  @MethodSource(TIMED)
  void sixMinutesEitherWayAreStale(Signed vector) {
    assertThat(vector.later(6 * MINUTE).verdict()).isEqualTo("stale");
    assertThat(vector.later(-6 * MINUTE).verdict()).isEqualTo("stale");
  }

  @ParameterizedTest
  @MethodSource(TIMED)
  void fourMinutesEitherWayAreGenuine(Signed vector) {
    assertThat(vector.later(4 * MINUTE).verdict()).isEqualTo("genuine");
    assertThat(vector.later(-4 * MINUTE).verdict()).isEqualTo("genuine");
  }

  @ParameterizedTest
  @MethodSource(TIMED)
  void fiveMinutesAreTheBoundAndStillGenuine(Signed vector) {
    assertThat(vector.later(5 * MINUTE).verdict()).isEqualTo("genuine");
    assertThat(vector.later(-5 * MINUTE).verdict()).isEqualTo("genuine");
    assertThat(vector.later(5 * MINUTE + 1).verdict()).isEqualTo("stale");
    assertThat(vector.later(-5 * MINUTE - 1).verdict()).isEqualTo("stale");
  }

  @ParameterizedTest
  @MethodSource(TIMED)
  void oldSignatureThatIsWrongTooIsForged(Signed vector) {
    assertThat(vector.body("another").later(6 * MINUTE).verdict()).isEqualTo("forged");
  }

  @ParameterizedTest
  @MethodSource(TIMED)
  void timeChangedByASecondIsForged(Signed vector) {
    var time = time(vector);
    var other = Long.toString(Long.parseLong(time) + 1);

    assertThat(withTime(vector, other).verdict()).isEqualTo("forged");
    assertThat(withTime(vector, "0" + time).verdict()).as("written otherwise").isEqualTo("forged");
  }

  @ParameterizedTest
  @MethodSource(TIMED)
  void timeMissingIsForged(Signed vector) {
    var missing =
        switch (source(vector)) {
          case SignedTime.Source.Header(var name) -> vector.without(name);
          case SignedTime.Source.Pair(var label) ->
              vector.signature(vector.signature().replace(label + "=" + time(vector) + ",", ""));
          case SignedTime.Source.Member _ -> throw new IllegalStateException("none has one there");
        };

    assertThat(missing.verdict()).isEqualTo("forged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"noon", "", "1614265330.0", "2021-02-25T15:02:10Z"})
  void timeThatIsNoNumberIsForgedThoughItIsSigned(String time) {
    var sender = new OwnSignature("{timestamp}.{body}", "x-time");

    assertThat(sender.signed("1614265330").at(1_614_265_330).verdict()).isEqualTo("genuine");
    assertThat(sender.signed(time).at(1_614_265_330).verdict()).isEqualTo("forged");
  }

  @ParameterizedTest
  @MethodSource(TIMED)
  void repeatedTimeIsRefused(Signed vector) {
    if (source(vector) instanceof SignedTime.Source.Header(var name)) {
      assertThat(vector.with(name, time(vector), time(vector)).verdict())
          .isEqualTo("signature-repeated");
    } else {
      assertThat(vector.signature("t=" + time(vector) + "," + vector.signature()).verdict())
          .isEqualTo("forged");
    }
  }

  @ParameterizedTest
  @MethodSource(TIMED)
  void howFarTheTimeIsFromOursIsToldWhetherItIsTakenOrNot(Signed vector) {
    assertThat(vector.secondsAhead()).isZero();
    assertThat(vector.later(4 * MINUTE).secondsAhead()).isEqualTo(-4 * MINUTE);
    assertThat(vector.later(-2 * MINUTE).secondsAhead()).isEqualTo(2 * MINUTE);
    assertThat(vector.later(60 * MINUTE).secondsAhead()).isEqualTo(-60 * MINUTE);
    assertThat(vector.later(-60 * MINUTE).secondsAhead()).isEqualTo(60 * MINUTE);
  }

  @ParameterizedTest
  @MethodSource(TIMED)
  void forgedTimeTellsNothing(Signed vector) {
    assertThat(vector.body("another").later(4 * MINUTE).secondsAhead()).isNull();
    assertThat(vector.body("another").later(60 * MINUTE).secondsAhead()).isNull();
  }

  @Test
  void timeOfAnotherUnitIsTenYearsAheadAtMost() {
    var seconds = 1_614_265_330L;
    var sender = new OwnSignature("{timestamp}.{body}", "x-time");

    var millis = sender.signed(Long.toString(seconds * 1000)).at(seconds);

    assertThat(millis.verdict()).isEqualTo("stale");
    assertThat(millis.secondsAhead()).isEqualTo(ClockSkew.SKEW_MAX_MS / 1000);
  }

  private static SignedTime.Source source(Signed vector) {
    return Objects.requireNonNull(vector.recipe().signature().time()).source();
  }

  private static String time(Signed vector) {
    return Long.toString(vector.nowMs() / 1000);
  }

  private static Signed withTime(Signed vector, String time) {
    return switch (source(vector)) {
      case SignedTime.Source.Header(var name) -> vector.with(name, time);
      case SignedTime.Source.Pair(var label) ->
          vector.signature(
              vector.signature().replace(label + "=" + time(vector), label + "=" + time));
      case SignedTime.Source.Member _ -> throw new IllegalStateException("none has one there");
    };
  }
}
