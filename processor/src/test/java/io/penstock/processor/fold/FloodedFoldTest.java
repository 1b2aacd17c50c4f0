package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.RawRecordHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One connection sends far more than its part, under the rules that ship. Its plans stay within
/// their bounds, and it neither delays nor disorders the others.
class FloodedFoldTest {
  private static final FoldRules RULES = FoldRules.DEFAULT;
  private static final String SECOND_FLOOD = "flood-2";
  private static final List<String> OTHERS = List.of("calm-1", "calm-2", "calm-3", "calm-4");

  /// The number of changes of each other connection. They come out of order, within their grace.
  private static final int CHANGES = 20;

  private static final int ENTITIES = 5;

  /// The greatest size of the outputs of one plan, in bytes. A plan releases at most 20,000 items
  /// of webhooks, which have at most 1 MiB for 10,000 items. So an event has about 105 bytes of
  /// content, and at most 1,400 bytes of texts, each as long as it may be, and names.
  private static final long PLAN_BYTES_MAX = 20_000 * (105L + 1_400);

  /// The greatest number of items of a flood that are held: each weighs 1,000 bytes at least, and
  /// they may weigh half of what may be held.
  private static final int HELD_MAX = (int) (RULES.hold().bytes() / 2 / 1_000);

  @Test
  void floodComesOutOnceAndInOrderWithinTheBoundsOfEachPlan() {
    var run = new FloodRun(RULES);

    webhooks(7, webhook -> Floods.of(Floods.CONNECTION, webhook, Floods.ITEMS, Floods.ITEMS))
        .forEach(run::append);
    var held = run.held();
    run.drain();

    assertThat(held).isLessThan(HELD_MAX);
    assertThat(run.broughtBy(Floods.CONNECTION)).hasSize(7 * Floods.ITEMS);
    assertThat(run.count(ItemOutcome.LATE)).isZero();
    assertThat(run.deferring())
        .isGreaterThan(RULES.hold().items() / 2 / RULES.release().items() / 2);
    assertThat(run.largestPlanBytes()).isLessThan(PLAN_BYTES_MAX);
  }

  /// Two connections hold more than may be held, so both are forced out.
  @Test
  void floodsBeyondWhatMayBeHeldDelayNoOtherConnection() {
    var floods =
        Stream.concat(
                webhooks(4, it -> Floods.of(Floods.CONNECTION, it, Floods.ITEMS, Floods.ITEMS)),
                webhooks(3, it -> Floods.of(SECOND_FLOOD, it, Floods.ITEMS, Floods.ITEMS)))
            .toList();

    var run = assertOthersUndisturbed(RULES, floods, OTHERS, 1_400);

    assertThat(run.forced(Floods.CONNECTION)).isPositive();
    assertThat(run.forced(SECOND_FLOOD)).isPositive();
    assertThat(run.broughtBy(Floods.CONNECTION)).hasSize(4 * Floods.ITEMS);
    assertThat(run.broughtBy(SECOND_FLOOD)).hasSize(3 * Floods.ITEMS);
  }

  @Test
  void thinFloodDelaysNoOtherConnection() {
    var run = assertOthersUndisturbed(RULES, webhooks(7, Floods::thin).toList(), OTHERS, 0);

    assertThat(run.count(ItemOutcome.FETCH)).isEqualTo(7L * Floods.ITEMS);
    assertThat(run.largestPlanBytes()).isLessThan(1 << 20);
  }

  @Test
  void floodThatDoesNotWaitDelaysNoOtherConnection() {
    var rules = RULES.withGrace(Duration.ZERO);
    var floods =
        webhooks(2, it -> Floods.of(Floods.CONNECTION, it, Floods.ITEMS, Floods.ITEMS)).toList();

    var run = assertOthersUndisturbed(rules, floods, OTHERS, 1_400);

    assertThat(run.broughtBy(Floods.CONNECTION)).hasSize(2 * Floods.ITEMS);
    assertThat(run.deferring()).isZero();
  }

  @Test
  void floodOfVersionsWithGapsDelaysNoOtherConnection() {
    var floods = webhooks(2, it -> Floods.versions(it, Floods.ITEMS, 200)).toList();

    var run = assertOthersUndisturbed(RULES, floods, OTHERS, 1_400);

    assertThat(run.broughtBy(Floods.CONNECTION)).hasSize(2 * Floods.ITEMS);
  }

  /// A plan has room for two of the flood's items, so that a change may wait for as many plans as
  /// its connection has changes.
  @Test
  void floodOfLargeItemsDelaysAnotherConnectionByItsTurns() {
    var bytes = 4_000_000;
    var floods = webhooks(12, it -> Floods.large(Floods.CONNECTION, it, bytes)).toList();

    var run = assertOthersUndisturbed(RULES, floods, List.of("calm-1"), bytes + 2_000);

    assertThat(run.broughtBy(Floods.CONNECTION)).hasSize(12);
    assertThat(run.largestPlanBytes()).isLessThan(RULES.release().bytes() + 2_000 * CHANGES);
  }

  @Test
  void crashWhileReleasesAreDeferredChangesNothing() {
    var floods =
        webhooks(1, it -> Floods.of(Floods.CONNECTION, it, Floods.ITEMS, Floods.ITEMS)).toList();
    var whole = new FloodRun(RULES);
    var crashed = new FloodRun(RULES);

    log(floods, OTHERS).forEach(whole::append);
    log(floods, OTHERS).forEach(crashed::append);
    var ticks = whole.drain();
    crashed.after(RULES.grace().toMillis()).append(Raw.tick());
    for (int restart = 0; restart < 3; restart++) {
      assertThat(crashed.isDeferring()).isTrue();
      crashed.restart();
      crashed.after(FloodRun.TICK_MS).append(Raw.tick());
    }
    crashed.drain();

    assertThat(ticks).isGreaterThan(3);
    assertThat(crashed.broughtBy(Floods.CONNECTION)).hasSize(Floods.ITEMS);
    assertThat(crashed.outputsHash()).isEqualTo(whole.outputsHash());
  }

  /// Compares a log with the same log in which ticks stand for the flood. A plan releases by turns
  /// of connections. So the last of a connection's changes that are due together comes in the plan
  /// in which each connection has had as many turns.
  ///
  /// @param weightMax the greatest weight of an item in the flood, in bytes
  private static FloodRun assertOthersUndisturbed(
      FoldRules rules, List<Raw> floods, List<String> others, long weightMax) {
    var calm = run(rules, floods.stream().map(_ -> Raw.tick()).toList(), others);
    var flooded = run(rules, floods, others);

    var connections = floods.stream().map(Raw::key).map(Arrays::hashCode).distinct().count();
    var perPlan = rules.release().items();
    if (weightMax > 0) {
      perPlan = (int) Math.min(perPlan, rules.release().bytes() / weightMax);
    }
    var turns = (connections + others.size()) * CHANGES;
    var delayMax = (turns + perPlan - 1) / perPlan - 1;
    for (var other : others) {
      var expected = calm.broughtBy(other);
      var found = flooded.broughtBy(other);
      assertThat(expected).as(other).hasSize(CHANGES);
      assertThat(found.keySet()).as(other).containsExactlyInAnyOrderElementsOf(expected.keySet());
      expected.forEach(
          (id, record) ->
              assertThat(found.getOrDefault(id, 0L) - record).as(id).isBetween(0L, delayMax));
      assertThat(flooded.forced(other)).as(other).isZero();
    }
    assertThat(flooded.count(ItemOutcome.LATE)).isZero();
    return flooded;
  }

  private static FloodRun run(FoldRules rules, List<Raw> floods, List<String> others) {
    var run = new FloodRun(rules);
    for (var raw : log(floods, others)) {
      run.after(1).append(raw);
    }
    run.drain();
    return run;
  }

  /// The flood with the changes of the other connections among it.
  private static List<Raw> log(List<Raw> floods, List<String> others) {
    var random = new Random(7);
    var changes = new ArrayList<Raw>();
    for (var other : others) {
      var seconds = new ArrayList<>(IntStream.range(0, CHANGES).boxed().toList());
      Collections.shuffle(seconds, random);
      seconds.forEach(second -> changes.add(change(other, second)));
    }
    Collections.shuffle(changes, random);
    var log = new ArrayList<Raw>();
    for (int flood = 0; flood < floods.size(); flood++) {
      log.add(floods.get(flood));
      var from = changes.size() * flood / floods.size();
      log.addAll(changes.subList(from, changes.size() * (flood + 1) / floods.size()));
    }
    return log;
  }

  private static Raw change(String connection, int second) {
    var body = Bodies.order("po-" + second % ENTITIES, second, "title " + second);
    return Raw.webhook("evt-" + second, body)
        .of(connection)
        .with(RawRecordHeaders.GRACE, Long.toString(RULES.grace().toMillis()));
  }

  private static Stream<Raw> webhooks(int count, IntFunction<Raw> webhook) {
    return IntStream.range(0, count).mapToObj(webhook);
  }
}
