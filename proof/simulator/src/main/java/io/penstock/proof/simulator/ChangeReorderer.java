package io.penstock.proof.simulator;

import io.penstock.cli.payloads.RandomChoices;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Brings letters out of their order: an older change of an entity comes after a newer one.
///
/// What is moved comes later than it would, and what it is moved behind stays where it is, so that
/// each is out of order with its own entity alone.
final class ChangeReorderer {
  /// How much of the grace an older change comes after the newer one, where it is to be in time.
  private static final double IN_TIME_MIN = 0.1;

  private static final double IN_TIME_MAX = 0.8;

  /// How long after the grace it comes where it is to be too late.
  private static final Duration BEYOND = Duration.ofMillis(1_500);

  private final RandomChoices random;
  private final Duration grace;

  ChangeReorderer(RandomChoices random, Duration grace) {
    this.random = random;
    this.grace = grace;
  }

  /// Two letters by their numbers in the list, each of which tells of one change of an entity.
  private record Pair(int older, int newer) {}

  /// The letters, some of them later than they were.
  ///
  /// @param tooLate how many come after the grace
  /// @param inTime how many come within it
  List<DraftWebhook.Timed> of(List<DraftWebhook.Timed> letters, int tooLate, int inTime) {
    var moved = new ArrayList<>(letters);
    var pairs = pairs(letters);
    random.shuffle(pairs);
    Set<Integer> touched = new HashSet<>();
    int done = 0;
    for (var pair : pairs) {
      if (done == tooLate + inTime) {
        break;
      }
      if (!touched.contains(pair.older()) && !touched.contains(pair.newer())) {
        touched.add(pair.older());
        touched.add(pair.newer());
        long afterMs = done < tooLate ? tooLateMs() : inTimeMs();
        long atMs = letters.get(pair.newer()).atMs() + afterMs;
        moved.set(pair.older(), new DraftWebhook.Timed(letters.get(pair.older()).letter(), atMs));
        done++;
      }
    }
    return moved;
  }

  private long tooLateMs() {
    return grace.plus(BEYOND).toMillis() + random.below((int) grace.dividedBy(2).toMillis() + 1);
  }

  private long inTimeMs() {
    return (long) (grace.toMillis() * random.between(IN_TIME_MIN, IN_TIME_MAX));
  }

  /// Each change that has a letter of its own and says something new, with the next of its entity
  /// that is newer.
  private static List<Pair> pairs(List<DraftWebhook.Timed> letters) {
    var byTime = new ArrayList<Integer>();
    for (int number = 0; number < letters.size(); number++) {
      byTime.add(number);
    }
    byTime.sort(Comparator.comparingLong(number -> letters.get(number).atMs()));
    var last = new HashMap<String, Integer>();
    var pairs = new ArrayList<Pair>();
    for (int number : byTime) {
      var letter = letters.get(number).letter();
      for (var change : letter.changes()) {
        var entity = letter.connection() + "/" + change.type().name() + "/" + change.entity();
        pair(letters, last, entity, change, number, pairs);
        last.put(entity, number);
      }
    }
    return pairs;
  }

  private static void pair(
      List<DraftWebhook.Timed> letters,
      Map<String, Integer> last,
      String entity,
      Change newer,
      int number,
      List<Pair> pairs) {
    var before = last.get(entity);
    if (before == null || letters.get(before).letter().changes().size() != 1) {
      return;
    }
    var older = letters.get(before).letter().changes().getFirst();
    if (older.changedAt().isBefore(newer.changedAt()) && !older.content().equals(newer.content())) {
      pairs.add(new Pair(before, number));
    }
  }
}
