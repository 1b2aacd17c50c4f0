package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.fold.Fold.FoldStatus;
import io.penstock.processor.fold.RecordPlan.LogSpan;
import io.penstock.processor.order.HoldLimits;
import io.penstock.schemas.RawRecordHeaders;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What waits for earlier changes, and when it is released, where the order is that of times.
class HoldTest {
  private static final long GRACE_MS = 2_000;

  private final Partition partition = new Partition(Partition.rules(GRACE_MS));

  @Test
  void changeWaitsForItsGraceAndNotLonger() {
    var arrival = append("evt-1", 1, "a");
    var before = partition.after(GRACE_MS - 1).append(Raw.tick());
    var after = partition.after(1).append(Raw.tick());

    assertThat(arrival.became()).isEmpty();
    assertThat(before.outputs()).isEmpty();
    assertThat(after.became()).isEqualTo("1 emitted");
    assertThat(after.spans()).containsExactly(new LogSpan(LogSpan.Kind.HOLD, GRACE_MS));
  }

  @Test
  void eventCarriesThePlaceOfItsOwnRecord() {
    append("evt-1", 1, "a");

    var released = partition.after(GRACE_MS).append(Raw.tick());

    assertThat(Folded.header(released.output(), "ce_id")).isEqualTo("3-0-0");
    assertThat(Folded.header(released.output(), "webhook-id")).isEqualTo("evt-1");
  }

  @Test
  void earlierChangesThatComeInTimeGoFirst() {
    append("evt-1", 3, "c");
    append("evt-2", 1, "a");
    partition.after(1);
    append("evt-3", 2, "b");

    var released = partition.after(GRACE_MS - 1).append(Raw.tick());

    assertThat(titles(released)).containsExactly("a", "b", "c");
  }

  @Test
  void laterChangesGoOnWaiting() {
    append("evt-1", 1, "a");
    partition.after(1);
    append("evt-2", 2, "b");

    var first = partition.after(GRACE_MS - 1).append(Raw.tick());
    var second = partition.after(1).append(Raw.tick());

    assertThat(titles(first)).containsExactly("a");
    assertThat(titles(second)).containsExactly("b");
  }

  @Test
  void oneWaitHoldsNoOtherEntityUp() {
    append("evt-1", 1, "a");
    partition.append(
        Raw.webhook("evt-2", Bodies.order("po-2", 1, "z")).with(RawRecordHeaders.GRACE, "0"));

    assertThat(partition.status().held()).isOne();
    assertThat(partition.order("po-2").sequence()).isOne();
  }

  @Test
  void whatEndsAWaitComesAfterwards() {
    append("evt-1", 2, "b");

    var late = partition.after(GRACE_MS).append(order("evt-2", 1, "a"));

    assertThat(late.became()).isEqualTo("1 emitted, 1 late");
    assertThat(late.topics()).containsExactly("t.purchase-orders", "t.late");
    assertThat(Folded.value(late.outputs().getLast())).contains("\"lateBy\":0,");
  }

  @Test
  void latenessCountsFromTheEndOfTheWaitThoughTheClockWasReadLater() {
    append("evt-1", 2, "b");

    var late = partition.after(GRACE_MS + 7).append(order("evt-2", 1, "a"));

    assertThat(Folded.value(late.outputs().getLast())).contains("\"lateBy\":7,");
    assertThat(late.spans()).contains(new LogSpan(LogSpan.Kind.LATE, 7));
  }

  @Test
  void longSilenceOfTheLogEndsTheWaitOfTwoSeconds() {
    append("evt-1", 1, "a");

    var released = partition.after(Duration.ofHours(5).toMillis()).append(Raw.tick());

    assertThat(released.became()).isEqualTo("1 emitted");
  }

  @Test
  void clockThatGoesBackEndsNoWait() {
    append("evt-1", 1, "a");

    var back = partition.after(-10 * GRACE_MS).append(Raw.tick());
    var forth = partition.after(GRACE_MS).append(Raw.tick());

    assertThat(back.outputs()).isEmpty();
    assertThat(forth.became()).isEqualTo("1 emitted");
  }

  @Test
  void connectionsOwnGraceStandsOnItsRecords() {
    partition.append(order("evt-1", 1, "a").with(RawRecordHeaders.GRACE, "500"));

    var released = partition.after(500).append(Raw.tick());

    assertThat(released.became()).isEqualTo("1 emitted");
  }

  @Test
  void graceIsAnHourAtMost() {
    partition.append(order("evt-1", 1, "a").with(RawRecordHeaders.GRACE, "999999999999999"));

    partition.afterOnTheClock(Duration.ofHours(1).toMillis());

    assertThat(partition.status().held()).isZero();
  }

  @Test
  void repeatOfAHeldChangeIsADuplicate() {
    append("evt-1", 1, "a");

    var repeat = append("evt-1", 1, "a");

    assertThat(repeat.became()).isEqualTo("1 duplicate");
    assertThat(repeat.spans()).containsExactly(new LogSpan(LogSpan.Kind.REPEAT, 0));
  }

  @Test
  void changeThatSaysNothingNewOnceItsTurnComesIsUnchanged() {
    append("evt-1", 1, "a");
    append("evt-2", 2, "a");
    append("evt-3", 3, "b");

    var released = partition.after(GRACE_MS).append(Raw.tick());

    assertThat(released.became()).isEqualTo("2 emitted, 1 unchanged");
    assertThat(titles(released)).containsExactly("a", "b");
  }

  @Test
  void deletionThatOnlyNamesItsEntityGoesBehindWhatWasHeldBeforeIt() {
    append("evt-1", 40, "b");
    partition.append(Raw.webhook("evt-2", Bodies.thin("deleted", "po-1")));

    var released = partition.after(GRACE_MS).append(Raw.tick());

    assertThat(released.became()).isEqualTo("2 emitted");
    assertThat(Folded.header(released.outputs().getLast(), "order-key")).isEqualTo("1");
    assertThat(Folded.header(released.outputs().getLast(), "order-kind")).isEqualTo("place");
  }

  @Test
  void oneTooManyOfAnEntityForcesTheOldestOutWithThoseBeforeIt() {
    var small = new Partition(bounds(2, 100, 1 << 20));
    small.append(order("evt-1", 2, "b"));
    small.append(order("evt-2", 1, "a"));

    var over = small.append(order("evt-3", 9, "c"));

    assertThat(titles(over)).containsExactly("a", "b");
    assertThat(over.outputs()).allMatch(it -> Folded.header(it, "forced").equals("true"));
    assertThat(small.status().held()).isOne();
  }

  @Test
  void oneTooManyOfThePartitionForcesItsOldestOut() {
    var small = new Partition(bounds(100, 2, 1 << 20));
    small.append(order("evt-1", 1, "a"));
    small.append(Raw.webhook("evt-2", Bodies.order("po-2", 1, "b")));

    var over = small.append(Raw.webhook("evt-3", Bodies.order("po-3", 1, "c")));

    assertThat(titles(over)).containsExactly("a");
  }

  @Test
  void tooManyBytesForceTheOldestOut() {
    var small = new Partition(bounds(100, 100, 4_000));
    small.append(order("evt-1", 1, "x".repeat(1_500)));

    var over = small.append(Raw.webhook("evt-2", Bodies.order("po-2", 1, "y".repeat(1_500))));

    assertThat(over.became()).isEqualTo("1 emitted");
    assertThat(small.status().held()).isOne();
  }

  @Test
  void changeThatComesAfterAForcedOneMayBeLateWithinItsGrace() {
    var small = new Partition(bounds(100, 1, 1 << 20));
    small.append(order("evt-1", 5, "e"));
    small.append(Raw.webhook("evt-2", Bodies.order("po-2", 1, "z")));

    var late = small.append(order("evt-3", 4, "d"));

    assertThat(late.became()).isEqualTo("1 late");
  }

  @Test
  void heldChangesAreFoundAgainByANewFold() {
    append("evt-1", 2, "b");
    append("evt-2", 1, "a");
    var restored = new Partition(3, 2, partition.state.restored(), Partition.rules(GRACE_MS));

    var released = restored.after(GRACE_MS).append(Raw.tick());

    assertThat(titles(released)).containsExactly("a", "b");
    assertThat(restored.status().held()).isZero();
  }

  @Test
  void standingTellsHowLongTheOldestHasBeenHeld() {
    append("evt-1", 1, "a");

    partition.after(1_500).append(Raw.tick());

    assertThat(partition.status())
        .isEqualTo(new FoldStatus(1, Partition.START_MS + 1_500, 1, false, 1_500, 0, 0));
  }

  private Folded append(String id, int second, String title) {
    return partition.append(order(id, second, title));
  }

  private static Raw order(String id, int second, String title) {
    return Raw.webhook(id, Bodies.order("po-1", second, title));
  }

  private static FoldRules bounds(int perEntity, int held, long bytes) {
    var rules = Partition.rules(GRACE_MS);
    return Partition.limited(rules, new HoldLimits(perEntity, held, bytes, 100), rules.release());
  }

  private static List<String> titles(Folded folded) {
    return folded.outputs().stream()
        .map(Folded::value)
        .map(value -> value.replaceAll(".*\"title\":\"([^\"]*)\".*", "$1"))
        .toList();
  }
}
