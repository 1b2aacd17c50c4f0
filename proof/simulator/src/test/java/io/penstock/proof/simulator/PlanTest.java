package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.proof.simulator.Plan.Post;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final int CONNECTIONS = 50;

  /// Of a plan of 2,000: 100 a second, the last two graces and 2 s quiet.
  private static final Duration END = Duration.ofSeconds(20);

  private static final Duration QUIET_FROM = Duration.ofSeconds(14);

  @Test
  void sameArgumentsMakeTheSamePlanByteForByte() {
    var one = Plan.of(4711, 300, CONNECTIONS, GRACE);

    var other = Plan.of(4711, 300, CONNECTIONS, GRACE);

    assertThat(text(other)).isEqualTo(text(one));
    assertThat(other.accounts()).isEqualTo(one.accounts());
  }

  @Test
  void anotherSeedMakesAnother() {
    var one = Plan.of(1, 300, CONNECTIONS, GRACE);

    var other = Plan.of(2, 300, CONNECTIONS, GRACE);

    assertThat(text(other)).doesNotContainAnyElementsOf(text(one));
  }

  private static List<String> text(Plan plan) {
    var changes = plan.changes().stream().map(SourceChange::toString);
    return Stream.concat(changes, posts(plan)).toList();
  }

  private static Stream<String> posts(Plan plan) {
    return plan.posts().stream()
        .map(
            post ->
                post.at() + " " + post.webhook() + new String(post.webhook().body(), ISO_8859_1))
        .map(line -> line.replaceAll("body=\\[B@[0-9a-f]+", ""));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 200, 777, 2_000})
  void postsAreAsManyAsAskedForInTheOrderOfTheirTimes(int webhooks) {
    var plan = Plan.of(7, webhooks, CONNECTIONS, GRACE);

    assertThat((double) plan.posts().size()).isCloseTo(webhooks, within(webhooks * 0.05));
    assertThat(plan.posts()).isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
    assertThat(plan.accounts().all()).hasSize(CONNECTIONS);
  }

  @Test
  void tooSmallAPlanIsRefused() {
    assertThatThrownBy(() -> Plan.of(1, 99, CONNECTIONS, GRACE)).hasMessageContaining("100");
    assertThatThrownBy(() -> Plan.of(1, 200, 6, GRACE)).hasMessageContaining("7");
  }

  @Test
  void eachKindOccursFromTwoHundredOn() {
    for (long seed = 1; seed <= 60; seed++) {
      var traits = PlanTraits.of(Plan.of(seed, 200, CONNECTIONS, GRACE));

      assertThat(traits.missing()).as("of seed %d", seed).isEmpty();
    }
  }

  @Test
  void sharesHoldRoughly() {
    var plan = Plan.of(42, 2_000, CONNECTIONS, GRACE);

    var traits = PlanTraits.of(plan);

    assertThat(traits.percent("repeat")).isBetween(8.0, 12.0);
    assertThat(traits.percent("out of order, in time")).isBetween(8.0, 12.0);
    assertThat(traits.percent("too late")).isBetween(0.4, 0.8);
    assertThat(traits.percent("401")).isBetween(1.5, 2.5);
    assertThat(traits.percent("unreadable")).isBetween(0.7, 1.3);
    assertThat(traits.percent("thin")).isBetween(10.0, 30.0);
    assertThat(busiest(plan, 5)).isBetween(55.0, 65.0);
  }

  /// How many percent of all come of the busiest few.
  private static double busiest(Plan plan, int few) {
    var posts = new HashMap<String, Integer>();
    plan.posts().forEach(post -> posts.merge(post.webhook().connection(), 1, Integer::sum));
    var most = posts.values().stream().sorted((one, other) -> other - one).limit(few);
    return most.mapToInt(Integer::intValue).sum() * 100.0 / plan.posts().size();
  }

  @Test
  void changedTimesOfAnEntityRiseInWholeSeconds() {
    var plan = Plan.of(42, 2_000, CONNECTIONS, GRACE);

    var times = new TreeMap<String, List<Change>>();
    changes(plan).forEach((entity, changes) -> times.put(entity, distinct(changes)));

    var ties = 0;
    for (var changes : times.values()) {
      assertThat(changes).allMatch(change -> isWhole(change.changedAt()));
      ties += changes.size() - (int) changes.stream().map(Change::changedAt).distinct().count();
    }
    assertThat(ties).isBetween(1, 60);
  }

  @Test
  void changedTimesOfAnEntityRiseAtTheSourcesToo() {
    var plan = Plan.of(42, 2_000, CONNECTIONS, GRACE);
    var last = new HashMap<String, Instant>();

    for (var change : plan.changes()) {
      var at = change.change().changedAt();
      var before = last.put(change.connection() + change.change().entity(), at);
      assertThat(at).isEqualTo(at.truncatedTo(ChronoUnit.SECONDS));
      assertThat(at).isAfterOrEqualTo(before == null ? Instant.MIN : before);
    }
    assertThat(last).hasSizeGreaterThan(100);
  }

  @Test
  void changesAtTheSourcesAreInTheOrderOfTheirTimesAndBeforeTheirPosts() {
    var plan = Plan.of(42, 2_000, CONNECTIONS, GRACE);

    assertThat(plan.changes()).extracting(SourceChange::at).isSorted();
    var firsts = new HashMap<String, Duration>();
    for (var change : plan.changes()) {
      firsts.putIfAbsent(change.connection() + change.change().entity(), change.at());
    }
    for (var post : plan.posts()) {
      if (post.webhook().meaning() instanceof Intent.Notice(_, _, var ids)) {
        assertThat(ids)
            .allSatisfy(
                id ->
                    assertThat(firsts.get(post.webhook().connection() + id))
                        .isLessThanOrEqualTo(post.at()));
      }
    }
  }

  @Test
  void eachHardDeletionIsTold() {
    var plan = Plan.of(42, 2_000, CONNECTIONS, GRACE);

    for (var change : plan.changes()) {
      if (change.json() == null) {
        assertThat(plan.posts())
            .as(change.toString())
            .anyMatch(post -> post.at().equals(change.at()) && deletes(post.webhook(), change));
      }
    }
  }

  private static boolean deletes(Webhook webhook, SourceChange change) {
    return webhook.connection().equals(change.connection())
        && webhook.meaning() instanceof Intent.Notice(_, var operation, var ids)
        && operation.equals("deleted")
        && ids.contains(change.change().entity());
  }

  @Test
  void connectionsWithAnApiAreOfBothGenerationsInTurns() {
    var accounts = Plan.of(42, 2_000, CONNECTIONS, GRACE).accounts();

    var generations =
        accounts.all().stream().map(Accounts.Account::api).filter(Objects::nonNull).toList();

    assertThat(generations).hasSizeGreaterThan(4);
    assertThat(generations.subList(0, 4))
        .containsExactly(ApiGeneration.V3, ApiGeneration.V4, ApiGeneration.V3, ApiGeneration.V4);
  }

  private static boolean isWhole(Instant time) {
    return time.equals(time.truncatedTo(ChronoUnit.SECONDS));
  }

  private static List<Change> distinct(List<Change> changes) {
    return List.copyOf(new HashSet<>(changes));
  }

  private static Map<String, List<Change>> changes(Plan plan) {
    var changes = new TreeMap<String, List<Change>>();
    for (var post : plan.posts()) {
      if (post.webhook().meaning() instanceof Intent.Changes(var items)) {
        for (var change : items) {
          var entity = post.webhook().connection() + change.type() + change.entity();
          changes.computeIfAbsent(entity, _ -> new ArrayList<>()).add(change);
        }
      }
    }
    return changes;
  }

  @Test
  void bytesThatAreNotToBeLetInOccurNowhereElse() {
    var plan = Plan.of(42, 2_000, CONNECTIONS, GRACE);

    var bodies = plan.posts().stream().map(Post::webhook).map(PlanTest::body).toList();

    var unwelcome =
        plan.posts().stream()
            .map(Post::webhook)
            .filter(webhook -> webhook.meaning() instanceof Intent.Unwelcome)
            .map(PlanTest::body);
    assertThat(unwelcome).allMatch(body -> bodies.stream().filter(body::equals).count() == 1);
  }

  private static String body(Webhook webhook) {
    return new String(webhook.body(), ISO_8859_1);
  }

  @Test
  void endHasRoomForWhatIsLate() {
    var plan = Plan.of(42, 2_000, CONNECTIONS, GRACE);

    var last = plan.posts().stream().filter(post -> post.at().compareTo(QUIET_FROM) > 0).toList();

    assertThat(last.size()).isBetween(1, plan.posts().size() / 20);
    assertThat(last.getLast().at()).isBetween(QUIET_FROM.plusSeconds(2), END);
  }

  @Test
  void thereAreThreeRushesAndOneIsAFullReSync() {
    var plan = Plan.of(42, 2_000, CONNECTIONS, GRACE);
    var counts = new int[(int) plan.posts().getLast().at().toMillis() / 100 + 3];
    plan.posts().forEach(post -> counts[(int) post.at().toMillis() / 100]++);

    var rushes = new ArrayList<Integer>();
    for (int at = 0; at + 3 < counts.length; at++) {
      int inFour = Arrays.stream(counts, at, at + 4).sum();
      if (inFour > 100 && (rushes.isEmpty() || at - rushes.getLast() > 10)) {
        rushes.add(at);
      }
    }

    assertThat(rushes).hasSize(3);
    assertThat(resyncedEntities(plan, rushes.get(1))).isGreaterThan(20);
  }

  /// Of how many entities of one connection the content comes again from a moment on.
  private static long resyncedEntities(Plan plan, int tenths) {
    var seen = new HashSet<String>();
    var again = new HashMap<String, Integer>();
    for (var post : plan.posts()) {
      long since = post.at().toMillis() - 100L * tenths;
      for (var change : changesOf(post.webhook())) {
        boolean known = !seen.add(post.webhook().connection() + change.content());
        if (known && since >= 0 && since < 500) {
          again.merge(post.webhook().connection(), 1, Integer::sum);
        }
      }
    }
    return again.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private static List<Change> changesOf(Webhook webhook) {
    return Stream.of(webhook.meaning())
        .filter(Intent.Changes.class::isInstance)
        .flatMap(meaning -> ((Intent.Changes) meaning).changes().stream())
        .toList();
  }
}
