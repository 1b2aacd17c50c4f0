package io.penstock.proof.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LatenessCheckTest {
  private final LogBuilder log =
      LogBuilder.byDefault()
          .webhook(LogBuilder.asset("e", 5, "b"))
          .webhook(LogBuilder.asset("e", 6, "c"))
          .after(2_000)
          .webhook(LogBuilder.asset("e", 4, "a"));

  @Test
  void nothingIsWrongWithWhatTheRulesSay() {
    assertThat(log.count("late")).isEqualTo(1);
    assertThat(LatenessCheck.violations(log.rules(), log.steps())).isEmpty();
  }

  @Test
  void lateOneThatPassesAsAnEventIsFound() {
    var steps = change(2, emission -> emission.has("ce_sequence") ? emission : sequenced(emission));

    assertThat(LatenessCheck.violations(log.rules(), steps))
        .containsExactly(
            "3-19-0 is not late, though after 3-17-0", "3-19-0 is not late, though after 3-18-0");
  }

  @Test
  void eventThatIsCalledLateIsFound() {
    var punctual = new LogBuilder(log.rules()).webhook(LogBuilder.asset("e", 5, "b")).after(2_000);
    punctual.add(LogBuilder.record("evt", LogBuilder.asset("e", 6, "c")).and("grace", "0"));
    var steps = new ArrayList<>(punctual.steps());
    steps.set(1, with(steps.get(1), LatenessCheckTest::unsequenced));

    assertThat(LatenessCheck.violations(log.rules(), steps))
        .containsExactly(
            "3-17-0 is late, but not when it came", "3-18-0 is late, though after none");
  }

  @Test
  void graceThatIsTooLongIsFound() {
    assertThat(LatenessCheck.violations(ModelSettings.defaults("t"), withGrace(3_000).steps()))
        .isNotEmpty();
  }

  @Test
  void pulledItemIsNeverLate() {
    var pulled = known().row(LogBuilder.state("e", 4, "b"), LogBuilder.readAt(60_000));
    var steps = change(pulled, 1, LatenessCheckTest::unsequenced);

    assertThat(pulled.events()).endsWith("assets 3-18-0 updated #2 corrected");
    assertThat(LatenessCheck.violations(log.rules(), steps))
        .containsExactly("3-18-0 is late, though it was pulled");
  }

  @Test
  void itemBehindPlacedContentMustBeLate() {
    var pulled =
        new LogBuilder(log.rules())
            .webhook(LogBuilder.asset("e", 5, "a"))
            .row(LogBuilder.state("e", 7, "b"), LogBuilder.readSometime())
            .webhook(LogBuilder.asset("e", 4, "c"));
    var steps = change(pulled, 2, LatenessCheckTest::sequenced);

    assertThat(LatenessCheck.violations(log.rules(), pulled.steps())).isEmpty();
    assertThat(LatenessCheck.violations(log.rules(), steps))
        .containsExactly(
            "3-19-0 is not late, though after 3-17-0", "3-19-0 is not late, though after 3-18-0");
  }

  @Test
  void itemBehindACorrectionIsLateOnlyIfItIsOlderThanTheCorrection() {
    var pulled =
        known()
            .row(LogBuilder.state("e", 3, "b"), LogBuilder.readAt(60_000))
            .webhook(LogBuilder.asset("e", 4, "c"))
            .after(2_000)
            .tick();
    var steps = new ArrayList<>(pulled.steps());
    steps.set(2, with(steps.get(2), steps.get(3).emissions(), LatenessCheckTest::unsequenced));

    assertThat(LatenessCheck.violations(log.rules(), pulled.steps())).isEmpty();
    assertThat(LatenessCheck.violations(log.rules(), steps))
        .containsExactly("3-19-0 is late, though after none");
  }

  private LogBuilder known() {
    return new LogBuilder(log.rules())
        .row(LogBuilder.state("e", 5, "a"), LogBuilder.readSometime());
  }

  private static LogBuilder withGrace(long ms) {
    return new LogBuilder(ModelSettings.defaults("t").withGrace(ms))
        .webhook(LogBuilder.asset("e", 5, "b"))
        .after(2_500)
        .webhook(LogBuilder.asset("e", 4, "a"));
  }

  private List<RecordResult> change(int result, UnaryOperator<Emission> change) {
    return change(log, result, change);
  }

  private static List<RecordResult> change(
      LogBuilder log, int result, UnaryOperator<Emission> change) {
    var steps = new ArrayList<>(log.steps());
    steps.set(result, with(steps.get(result), change));
    return steps;
  }

  private static RecordResult with(RecordResult result, UnaryOperator<Emission> change) {
    return with(result, result.emissions(), change);
  }

  private static RecordResult with(
      RecordResult result, List<Emission> others, UnaryOperator<Emission> change) {
    var emissions = others.stream().map(change).toList();
    return new RecordResult(result.record(), result.clockMs(), emissions, result.counts());
  }

  private static Emission sequenced(Emission emission) {
    var headers = new ArrayList<>(emission.headers());
    headers.add(Header.of("ce_sequence", "1"));
    return with(emission, headers);
  }

  private static Emission unsequenced(Emission emission) {
    var headers = new ArrayList<>(emission.headers());
    headers.removeIf(header -> header.name().equals("ce_sequence"));
    return with(emission, headers);
  }

  private static Emission with(Emission emission, List<Header> headers) {
    return new Emission(
        emission.topic(),
        emission.partition(),
        emission.timestampMs(),
        emission.key(),
        emission.value(),
        headers);
  }
}
