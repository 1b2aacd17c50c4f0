package io.penstock.processor.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.fold.ItemOutcome;
import io.penstock.processor.fold.MemoryState;
import io.penstock.processor.read.RawRecord;
import io.penstock.proof.reference.Emission;
import io.penstock.proof.reference.Header;
import io.penstock.proof.reference.golden.Constants;
import io.penstock.schemas.DeadLetterHeaders;
import io.penstock.schemas.DeadReason;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.EventHeaders;
import io.penstock.schemas.Operation;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.schemas.WebhookExample;
import io.penstock.senders.recipe.BuiltInRecipes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The golden logs show everything there is; what is added is missed here until a log shows it.
class GoldenCoverageTest {
  private static final Set<String> NOT_EVENTS =
      Set.of(GoldenStep.TOPICS.deadLetters(), GoldenStep.TOPICS.fetches());
  private static final Set<String> ONLY_IN_ORDER =
      Set.of(
          EventHeaders.SEQUENCE,
          EventHeaders.GAP,
          EventHeaders.BASELINE,
          EventHeaders.FORCED,
          EventHeaders.CORRECTED,
          EventHeaders.TIE);

  private static final List<GoldenStep> STEPS = steps(_ -> true);

  private static List<GoldenStep> steps(Predicate<GoldenLog> condition) {
    var steps = new ArrayList<GoldenStep>();
    for (var name : GoldenLogs.names()) {
      var log = GoldenLogs.log(name);
      if (condition.test(log)) {
        var folds = GoldenLogs.folds(log.rules());
        var runs = new HashMap<Integer, FoldRun>();
        for (var record : log.records()) {
          steps.add(
              runs.computeIfAbsent(
                      record.partition(), each -> new FoldRun(each, folds, new MemoryState()))
                  .next(record));
        }
      }
    }
    return steps;
  }

  static List<WebhookExample> examples() {
    return WebhookExample.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleBecomesTheContentOfItsEvent(WebhookExample example) {
    var expected = EntityEventFormat.read(example.event().getBytes(UTF_8));

    var events =
        STEPS.stream()
            .filter(step -> text(step.record().value()).equals(example.webhook()))
            .flatMap(step -> step.outputs().stream())
            .map(output -> EntityEventFormat.read(Objects.requireNonNull(output.value())))
            .toList();

    assertThat(events)
        .singleElement()
        .usingRecursiveComparison()
        .ignoringFields("place", "operation")
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(ItemOutcome.class)
  void everyOutcomeIsThereAlsoWhereTheOracleJudges(ItemOutcome outcome) {
    assertThat(STEPS).anyMatch(step -> step.tally().of(outcome) > 0);
    assertThat(steps(GoldenLog::judged)).anyMatch(step -> step.tally().of(outcome) > 0);
  }

  @Test
  void idsThatAreReusedAndItemsThatAreHeldAreThere() {
    assertThat(STEPS).anyMatch(step -> step.tally().idsReused() > 0);
    assertThat(STEPS).anyMatch(step -> step.held() > 1);
  }

  @Test
  void everyOutputTopicIsThere() {
    assertThat(outputs().map(Emission::topic).collect(toSet()))
        .containsExactlyInAnyOrderElementsOf(GoldenStep.TOPICS.outputs());
  }

  @Test
  void everyHeaderOfAnEventIsThere() {
    assertThat(headers(output -> !NOT_EVENTS.contains(output.topic())))
        .containsExactlyInAnyOrderElementsOf(Constants.texts(EventHeaders.class));
  }

  @Test
  void everyHeaderOfALateEventIsThere() {
    var expected = Constants.texts(EventHeaders.class);
    expected.removeAll(ONLY_IN_ORDER);

    assertThat(headers(output -> output.topic().equals(GoldenStep.TOPICS.late())))
        .containsAll(expected)
        .doesNotContainAnyElementsOf(ONLY_IN_ORDER);
  }

  @Test
  void everyHeaderOfAGenericEventIsThere() {
    assertThat(headers(output -> output.topic().equals(GoldenStep.TOPICS.genericEvents())))
        .containsExactlyInAnyOrder(
            EventHeaders.SPEC_VERSION,
            EventHeaders.ID,
            EventHeaders.SOURCE,
            EventHeaders.TYPE,
            EventHeaders.TIME,
            EventHeaders.CONTENT_TYPE,
            EventHeaders.WEBHOOK_ID,
            EventHeaders.TRACEPARENT);
  }

  @Test
  void everyHeaderOfARequestIsThere() {
    assertThat(headers(output -> output.topic().equals(GoldenStep.TOPICS.fetches())))
        .containsExactlyInAnyOrder(EventHeaders.CONTENT_TYPE, EventHeaders.TRACEPARENT);
  }

  @Test
  void everyHeaderOfADeadLetterIsThere() {
    assertThat(headers(output -> output.topic().equals(GoldenStep.TOPICS.deadLetters())))
        .containsAll(Constants.texts(DeadLetterHeaders.class));
  }

  @ParameterizedTest
  @EnumSource(DeadReason.class)
  void everyReasonOfADeadLetterIsThere(DeadReason reason) {
    assertThat(values(DeadLetterHeaders.REASON)).contains(reason.label());
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void everyOperationIsThere(Operation operation) {
    assertThat(values(EventHeaders.TYPE)).contains("penstock.purchase_order." + operation.label());
  }

  static List<EntityType> types() {
    return EntityTypes.ALL;
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyEntityTypeIsThere(EntityType type) {
    assertThat(values(EventHeaders.TYPE)).contains("penstock." + type.name() + ".created");
  }

  @Test
  void everyHeaderOfARawRecordThatTheFoldReadsIsThere() {
    var expected = Constants.texts(RawRecordHeaders.class);
    expected.remove(RawRecordHeaders.HTTP_PREFIX);

    var names =
        raw()
            .flatMap(record -> record.headers().stream())
            .map(each -> each.name())
            .collect(toSet());

    assertThat(names).containsAll(expected);
  }

  @Test
  void everyOriginIsThere() {
    assertThat(raw().map(record -> Objects.toString(record.header(RawRecordHeaders.ORIGIN))))
        .contains("webhook", "fetch", "poll", "redrive");
  }

  @Test
  void everyBuiltInRecipeIsThere() {
    assertThat(raw().map(record -> Objects.toString(record.header(RawRecordHeaders.RECIPE))))
        .containsAll(BuiltInRecipes.builtInNames());
  }

  @Test
  void severalPartitionsAreThere() {
    assertThat(raw().map(RawRecord::partition).collect(toSet())).hasSizeGreaterThan(2);
  }

  private static Stream<RawRecord> raw() {
    return STEPS.stream().map(GoldenStep::record);
  }

  private static Stream<Emission> outputs() {
    return STEPS.stream().flatMap(step -> step.outputs().stream());
  }

  private static Set<String> headers(Predicate<Emission> condition) {
    return outputs()
        .filter(condition)
        .flatMap(output -> output.headers().stream())
        .map(Header::name)
        .collect(toSet());
  }

  private static Set<String> values(String header) {
    return outputs()
        .flatMap(output -> output.headers().stream())
        .filter(each -> each.name().equals(header))
        .map(each -> text(each.value()))
        .collect(toSet());
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, UTF_8);
  }
}
