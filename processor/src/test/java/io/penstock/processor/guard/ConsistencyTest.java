package io.penstock.processor.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.guard.ClusterSnapshot.Partition;
import io.penstock.processor.guard.ClusterSnapshot.Topic;
import io.penstock.processor.guard.Consistency.RememberedState;
import io.penstock.processor.guard.Consistency.StartDecision.Again;
import io.penstock.processor.guard.Consistency.StartDecision.First;
import io.penstock.processor.guard.Consistency.StartDecision.Refused;
import io.penstock.processor.guard.ConsistencyBreach.ChangelogsDeleted;
import io.penstock.processor.guard.ConsistencyBreach.ChangelogsRecreated;
import io.penstock.processor.guard.ConsistencyBreach.Hole;
import io.penstock.processor.guard.ConsistencyBreach.OffsetsExpired;
import io.penstock.processor.guard.ConsistencyBreach.OffsetsMoved;
import io.penstock.processor.guard.ConsistencyBreach.Overtaken;
import io.penstock.processor.guard.ConsistencyBreach.PartitionsChanged;
import io.penstock.processor.guard.ConsistencyBreach.RawTopicDeleted;
import io.penstock.processor.guard.ConsistencyBreach.RawTopicRecreated;
import io.penstock.processor.guard.ConsistencyBreach.SettingsChanged;
import io.penstock.processor.guard.ConsistencyBreach.StateLost;
import io.penstock.processor.guard.ConsistencyBreach.Truncated;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsistencyTest {
  private static final ApplicationNames APPLICATION =
      new ApplicationNames("k:9092", "t-g1", "t.webhooks", Set.of("c-entity", "c-seen"), "state");
  private static final SortedMap<Integer, Long> UNKNOWN = new TreeMap<>();
  private static final Topic RAW = new Topic("raw-1", 2);
  private static final SortedMap<String, Topic> CHANGELOGS = changelogs("e-1", "s-1", 2);
  private static final StateOrigin ORIGIN =
      new StateOrigin(
          "raw-1", 2, new TreeMap<>(Map.of("c-entity", "e-1", "c-seen", "s-1")), 3, "a=1\n");

  private final Consistency guard = new Consistency(APPLICATION, "a=1\n");

  @ParameterizedTest
  @CsvSource({"0", "1"})
  void clusterOfOldTransactionsIsRefusedWithTheCommandThatRaisesThem(int version) {
    assertThat(guard.transactions(version))
        .hasValueSatisfying(
            breach -> {
              assertThat(breach.label()).isEqualTo("transactions-old");
              assertThat(breach.message())
                  .contains(
                      "transaction.version is " + version,
                      "kafka-features.sh --bootstrap-server k:9092 upgrade --feature"
                          + " transaction.version=2");
            });
  }

  @ParameterizedTest
  @CsvSource({"2", "3"})
  void clusterOfNewerTransactionsIsTaken(int version) {
    assertThat(guard.transactions(version)).isEmpty();
  }

  @Test
  void firstStartBeginsAtTheBeginnings() {
    var now = facts(new TreeMap<>(), log(3, null, 9), log(0, null, 0));

    assertThat(guard.beforeStart(now)).isEqualTo(new First(new TreeMap<>(Map.of(0, 3L, 1, 0L))));
  }

  @Test
  void startBeforeTheStoresWereMadeIsTakenUp() {
    var now = facts(new TreeMap<>(), log(3, first(3), 9), log(0, at(0), 0));

    assertThat(guard.beforeStart(now)).isEqualTo(new Again());
  }

  @Test
  void startOfARunningGroupGoesOn() {
    assertThat(guard.beforeStart(facts(CHANGELOGS, log(0, at(9), 9), log(0, first(0), 4))))
        .isEqualTo(new Again());
  }

  @Test
  void noOffsetsBesideStateAreExpired() {
    var now = facts(CHANGELOGS, log(0, null, 9), log(0, null, 0));

    assertThat(guard.beforeStart(now))
        .isEqualTo(new Refused(new OffsetsExpired(APPLICATION, UNKNOWN)));
  }

  @Test
  void partitionThatNeverHadAnOffsetIsNew() {
    var now = facts(CHANGELOGS, log(0, at(9), 9), log(0, null, 0));

    assertThat(guard.beforeStart(now))
        .isEqualTo(new Refused(new PartitionsChanged(APPLICATION, 1, 2)));
  }

  @Test
  void changelogsOfAnotherSizeTellHowManyPartitionsThereWere() {
    var now = facts(changelogs("e-1", "s-1", 1), log(0, at(9), 9), log(0, at(9), 9));

    assertThat(guard.beforeStart(now))
        .isEqualTo(new Refused(new PartitionsChanged(APPLICATION, 1, 2)));
  }

  @Test
  void changelogThatIsMissingBesideProcessedRecordsIsLostState() {
    var changelogs = new TreeMap<>(CHANGELOGS);
    changelogs.remove("c-seen");
    var now = facts(changelogs, log(0, at(9), 9), log(0, first(0), 0));

    assertThat(guard.beforeStart(now))
        .isEqualTo(
            new Refused(new ChangelogsDeleted(APPLICATION, new TreeSet<>(Set.of("c-seen")))));
  }

  @Test
  void offsetsOutsideOfTheLogAreRefused() {
    var before = facts(CHANGELOGS, log(0, at(9), 9), log(5, at(4), 9));
    var behind = facts(CHANGELOGS, log(0, at(9), 9), log(5, at(10), 9));

    assertThat(guard.beforeStart(before))
        .isEqualTo(new Refused(new Overtaken(APPLICATION, 1, 4, 5)));
    assertThat(guard.beforeStart(behind))
        .isEqualTo(new Refused(new Truncated(APPLICATION, 1, 10, 9)));
  }

  @Test
  void stateThatEndsWhereTheGroupStandsFits() {
    assertThat(atStart(ORIGIN, 8, at(9))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"8, offsets-rewound", "0, offsets-rewound", "10, offsets-skipped"})
  void offsetThatWasMovedIsNamedByItsDirection(long offset, String label) {
    var breach = atStart(ORIGIN, 8, at(offset));

    assertThat(breach).contains(new OffsetsMoved(APPLICATION, 0, 9, offset, UNKNOWN));
    assertThat(breach.map(ConsistencyBreach::label)).contains(label);
  }

  @Test
  void partitionWithoutStateFitsOnlyWhereNothingWasProcessed() {
    assertThat(withoutState(first(5))).isEmpty();
    assertThat(withoutState(at(0))).isEmpty();
    assertThat(withoutState(at(5))).contains(new StateLost(APPLICATION, 0, 5));
  }

  @Test
  void partitionWithoutAnOffsetHasExpired() {
    assertThat(atStart(ORIGIN, 8, null)).contains(new OffsetsExpired(APPLICATION, UNKNOWN));
  }

  @Test
  void stateOfAnotherRawTopicDoesNotFit() {
    var old = new StateOrigin("raw-0", 2, ORIGIN.changelogs(), 3, "a=1\n");

    assertThat(atStart(old, 8, at(9)))
        .contains(new RawTopicRecreated(APPLICATION, "raw-0", "raw-1"));
  }

  @Test
  void stateOfFewerPartitionsDoesNotFit() {
    var old = new StateOrigin("raw-1", 1, ORIGIN.changelogs(), 3, "a=1\n");

    assertThat(atStart(old, 8, at(9))).contains(new PartitionsChanged(APPLICATION, 1, 2));
  }

  @Test
  void stateOfAnotherChangelogDoesNotFit() {
    var old =
        new StateOrigin(
            "raw-1", 2, new TreeMap<>(Map.of("c-entity", "e-1", "c-seen", "s-0")), 3, "a=1\n");

    assertThat(atStart(old, 8, at(9)))
        .contains(new ChangelogsRecreated(APPLICATION, new TreeSet<>(Set.of("c-seen"))));
  }

  @Test
  void stateOfOtherSettingsDoesNotFitAndTheDifferenceIsNamed() {
    var old = new StateOrigin("raw-1", 2, ORIGIN.changelogs(), 3, "a=0\nb=2\n");

    var breach = atStart(old, 8, at(9)).orElseThrow();

    assertThat(breach).isEqualTo(new SettingsChanged(APPLICATION, "a=0\nb=2\n", "a=1\n"));
    assertThat(breach.message().lines()).contains("  - a=0", "  - b=2", "  + a=1");
  }

  @Test
  void settingsThatStayAreNotNamed() {
    var breach = new SettingsChanged(APPLICATION, "a=1\nb=2\n", "b=3\na=1\n");

    assertThat(breach.message().lines()).contains("  - b=2", "  + b=3").doesNotContain("  - a=1");
  }

  @Test
  void originOfAPartitionWithoutStateIsWhatIsThereNow() {
    assertThat(guard.origin(0, facts(CHANGELOGS, log(1, first(3), 9)))).isEqualTo(ORIGIN);
  }

  @Test
  void nothingIsABreachBeforeTheFirstLook() {
    var nothing = new ClusterSnapshot(null, new TreeMap<>(), new TreeMap<>());

    assertThat(guard.whileRunning(KnownTopics.UNKNOWN, nothing)).isEmpty();
    assertThat(guard.whileRunning(KnownTopics.UNKNOWN, running("e-1", "s-1"))).isEmpty();
  }

  @Test
  void topicsThatStayAreNoBreach() {
    assertThat(guard.whileRunning(known(), running("e-1", "s-1"))).isEmpty();
  }

  @Test
  void topicsThatVanishOrChangeWhileRunningAreNamed() {
    var gone = new ClusterSnapshot(null, CHANGELOGS, new TreeMap<>());
    var other = new ClusterSnapshot(new Topic("raw-2", 2), CHANGELOGS, new TreeMap<>());
    var more = new ClusterSnapshot(new Topic("raw-1", 3), CHANGELOGS, new TreeMap<>());
    var stateless = new ClusterSnapshot(RAW, new TreeMap<>(), new TreeMap<>());

    assertThat(guard.whileRunning(known(), gone)).contains(new RawTopicDeleted(APPLICATION));
    assertThat(guard.whileRunning(known(), other))
        .contains(new RawTopicRecreated(APPLICATION, "raw-1", "raw-2"));
    assertThat(guard.whileRunning(known(), more))
        .contains(new PartitionsChanged(APPLICATION, 2, 3));
    assertThat(guard.whileRunning(known(), stateless))
        .contains(new ChangelogsDeleted(APPLICATION, new TreeSet<>(Set.of("c-entity", "c-seen"))));
    assertThat(guard.whileRunning(known(), running("e-2", "s-1")))
        .contains(new ChangelogsRecreated(APPLICATION, new TreeSet<>(Set.of("c-entity"))));
  }

  @Test
  void whatWasKnownFirstStaysKnown() {
    var later = known().learning(running("e-2", "s-1"));

    assertThat(later).isEqualTo(known());
  }

  @Test
  void recordsMustFollowEachOther() {
    assertThat(guard.next(1, 5, 5)).isEmpty();
    assertThat(guard.next(1, 5, 7)).contains(new Hole(APPLICATION, 1, 5, 7));
    assertThat(guard.next(1, 5, 4)).contains(new OffsetsMoved(APPLICATION, 1, 5, 4, UNKNOWN));
  }

  @Test
  void commandsCanBePasted() {
    var one = new OffsetsMoved(APPLICATION, 3, 4711, 12, UNKNOWN);
    var all = one.knowing(new TreeMap<>(Map.of(0, 5L, 3, 4711L)));

    assertThat(one.message().lines())
        .contains(
            "  kafka-consumer-groups.sh --bootstrap-server k:9092 --group t-g1 --topic t.webhooks:3"
                + " --reset-offsets --to-offset 4711 --execute");
    assertThat(all.message().lines())
        .contains(
            "  printf '%s\\n' t.webhooks,0,5 t.webhooks,3,4711 > offsets.csv",
            "  kafka-consumer-groups.sh --bootstrap-server k:9092 --group t-g1 --reset-offsets"
                + " --from-file offsets.csv --execute");
  }

  private Optional<ConsistencyBreach> atStart(
      StateOrigin origin, long lastOffset, @Nullable CommittedOffset committed) {
    var memory = Optional.of(new RememberedState(origin, lastOffset));
    return guard.atStart(0, memory, facts(CHANGELOGS, log(0, committed, 20)));
  }

  private Optional<ConsistencyBreach> withoutState(CommittedOffset committed) {
    return guard.atStart(0, Optional.empty(), facts(CHANGELOGS, log(0, committed, 20)));
  }

  private static KnownTopics known() {
    return KnownTopics.UNKNOWN.learning(running("e-1", "s-1"));
  }

  private static ClusterSnapshot running(String entityId, String seenId) {
    return facts(changelogs(entityId, seenId, 2), log(0, at(9), 9), log(0, first(0), 0));
  }

  private static ClusterSnapshot facts(
      SortedMap<String, Topic> changelogs, Partition... partitions) {
    var byNumber = new TreeMap<Integer, Partition>();
    for (int number = 0; number < partitions.length; number++) {
      byNumber.put(number, partitions[number]);
    }
    return new ClusterSnapshot(RAW, changelogs, byNumber);
  }

  private static SortedMap<String, Topic> changelogs(String entityId, String seenId, int number) {
    return new TreeMap<>(
        Map.of("c-entity", new Topic(entityId, number), "c-seen", new Topic(seenId, number)));
  }

  private static Partition log(long beginning, @Nullable CommittedOffset committed, long end) {
    return new Partition(beginning, committed, end);
  }

  private static CommittedOffset at(long offset) {
    return new CommittedOffset(offset, false);
  }

  private static CommittedOffset first(long offset) {
    return new CommittedOffset(offset, true);
  }
}
