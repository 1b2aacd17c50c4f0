package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.order.HoldLimits;
import io.penstock.schemas.RawRecordHeaders;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The order of entities whose changes carry contiguous versions.
class VersionsTest {
  private static final long GRACE_MS = 2_000;
  private static final long GAP_TIMEOUT_MS = FoldRules.DEFAULT.gapTimeout().toMillis();

  private final Partition partition = new Partition(Partition.rules(GRACE_MS));
  private int sent;

  @Test
  void firstVersionAndThoseThatFollowAreReleasedAtOnce() {
    assertThat(versions(append(1))).containsExactly("1");
    assertThat(versions(append(2))).containsExactly("2");
  }

  @Test
  void versionBehindAGapWaitsUntilItCloses() {
    append(1);

    var third = append(3);
    var second = append(2);

    assertThat(third.outputs()).isEmpty();
    assertThat(versions(second)).containsExactly("2", "3");
    assertThat(second.outputs()).noneMatch(it -> Folded.headers(it).toString().contains("gap"));
  }

  @Test
  void gapThatDoesNotCloseInTimeIsNamed() {
    append(1);
    append(4);

    partition.after(GAP_TIMEOUT_MS - 1).append(Raw.tick());
    var released = partition.after(1).append(Raw.tick());

    assertThat(versions(released)).containsExactly("4");
    assertThat(Folded.header(released.output(), "gap")).isEqualTo("2-3");
  }

  @Test
  void endOfOneWaitReleasesWhatIsHeldBeforeAndWhatFollows() {
    append(1);
    append(6);
    partition.after(1);
    append(4);
    append(7);

    var released = partition.after(GAP_TIMEOUT_MS - 1).append(Raw.tick());

    assertThat(versions(released)).containsExactly("4", "6", "7");
    assertThat(released.outputs().stream().map(it -> Folded.header(it, "gap")))
        .containsExactly("2-3", "5-5", "(none)");
  }

  @Test
  void versionThatClosedTooLateIsLate() {
    append(1);
    append(3);
    partition.after(GAP_TIMEOUT_MS).append(Raw.tick());

    var second = append(2);

    assertThat(second.became()).isEqualTo("1 late");
  }

  @Test
  void lastVersionWithOtherContentIsATie() {
    append(1);

    var other = append(1, "other");

    assertThat(other.became()).isEqualTo("1 emitted");
    assertThat(Folded.header(other.output(), "tie")).isEqualTo("true");
  }

  @Test
  void lastVersionWithTheSameContentIsUnchanged() {
    append(1, "same");

    assertThat(append(1, "same").became()).isEqualTo("1 unchanged");
  }

  @Test
  void firstSeenVersionThatIsNotTheFirstWaitsForItsGraceAndIsABaseline() {
    append(5);

    var released = partition.after(GRACE_MS).append(Raw.tick());

    assertThat(versions(released)).containsExactly("5");
    assertThat(Folded.header(released.output(), "baseline")).isEqualTo("true");
    assertThat(Folded.header(released.output(), "gap")).isEqualTo("(none)");
  }

  @Test
  void whatIsHeldBehindTheBaselineWaitsForItsGap() {
    append(5);
    append(8);

    var first = partition.after(GRACE_MS).append(Raw.tick());
    var second = partition.after(GAP_TIMEOUT_MS - GRACE_MS).append(Raw.tick());

    assertThat(versions(first)).containsExactly("5");
    assertThat(versions(second)).containsExactly("8");
    assertThat(Folded.header(second.output(), "gap")).isEqualTo("6-7");
  }

  @Test
  void greaterVersionThatAnApiAnswersReleasesAllBeforeItAndItself() {
    append(1);
    append(3);

    var fetched = partition.append(fetched(6));

    assertThat(versions(fetched)).containsExactly("3", "6");
    assertThat(fetched.outputs().stream().map(it -> Folded.header(it, "gap")))
        .containsExactly("2-2", "4-5");
  }

  @Test
  void firstThatIsKnownOfAnEntityFromAPollIsASnapshot() {
    var polled = partition.append(fetched(6).with(RawRecordHeaders.ORIGIN, "poll"));

    assertThat(polled.value()).contains("\"operation\":\"snapshot\"");
  }

  @Test
  void deletionThatOnlyNamesItsEntityIsOrderedByItsPlace() {
    append(1);
    partition.append(versioned("x", Bodies.thin("deleted", "po-1")));

    var deletion = partition.after(GRACE_MS).append(Raw.tick());
    var second = append(2);

    assertThat(Folded.header(deletion.output(), "order-kind")).isEqualTo("place");
    assertThat(deletion.value()).contains("\"operation\":\"deleted\"");
    assertThat(versions(second)).containsExactly("2");
  }

  @Test
  void deletionThatOnlyNamesItsEntityGoesBehindAVersionThatWaitsBeforeIt() {
    append(1);
    append(3);
    partition.append(versioned("x", Bodies.thin("deleted", "po-1")));

    var waiting = partition.after(GRACE_MS).append(Raw.tick());
    var second = append(2);

    assertThat(waiting.outputs()).isEmpty();
    assertThat(versions(second)).containsExactly("2", "3", "2");
    assertThat(Folded.value(second.outputs().getLast())).contains("\"operation\":\"deleted\"");
  }

  @Test
  void itemWithoutAVersionIsDead() {
    var dead = partition.append(versioned("x", Bodies.order("po-1", 1, "a")));

    assertThat(Folded.header(dead.output(), "dead-reason")).isEqualTo("no-order-key");
  }

  @Test
  void oneTooManyIsForcedOutAndWhatFollowsIsNot() {
    var rules = Partition.rules(GRACE_MS);
    var small =
        new Partition(
            new FoldRules(
                rules.grace(),
                Duration.ofHours(1),
                rules.clockStep(),
                rules.horizon(),
                rules.aheadMax(),
                new HoldLimits(2, 9, 99_999, 100),
                rules.release(),
                rules.asking()));
    small.append(body(1, "a"));
    small.append(body(3, "c"));
    small.append(body(4, "d"));

    var over = small.append(body(9, "e"));

    assertThat(versions(over)).containsExactly("3", "4");
    assertThat(over.outputs().stream().map(it -> Folded.header(it, "forced")))
        .containsExactly("true", "(none)");
  }

  private Folded append(int version) {
    return append(version, "version " + version);
  }

  private Folded append(int version, String title) {
    return partition.append(body(version, title));
  }

  private Raw body(int version, String title) {
    var content = "{\"id\":\"po-1\",\"version\":%d,\"title\":\"%s\"}".formatted(version, title);
    return versioned("evt-" + sent++, Bodies.orders("updated", content));
  }

  private Raw fetched(int version) {
    var body = "{\"id\":\"po-1\",\"version\":%d,\"title\":\"fetched\"}".formatted(version);
    return versioned("fetch-" + sent++, body)
        .with(RawRecordHeaders.ORIGIN, "fetch")
        .with(RawRecordHeaders.ENTITY_TYPE, "purchase_order");
  }

  private static Raw versioned(String id, String body) {
    return Raw.webhook(id, body).with(RawRecordHeaders.RECIPE, Versions.RECIPE);
  }

  private static List<String> versions(Folded folded) {
    return folded.outputs().stream().map(it -> Folded.header(it, "order-key")).toList();
  }
}
