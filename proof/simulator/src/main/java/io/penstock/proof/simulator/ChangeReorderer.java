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

/// Delays webhooks so that an older change of an entity is posted after a newer one.
///
/// The older change is posted later than planned, and the newer change is posted as planned. So
/// each delayed change is out of order only with its own entity.
final class ChangeReorderer {
  /// Delay after the newer change, as a fraction of the grace, for a change that is to arrive in
  /// time.
  private static final double IN_TIME_MIN = 0.1;

  private static final double IN_TIME_MAX = 0.8;

  /// Minimum time after the end of the grace for a change that is to be late.
  private static final Duration BEYOND = Duration.ofMillis(1_500);

  private final RandomChoices random;
  private final Duration grace;

  ChangeReorderer(RandomChoices random, Duration grace) {
    this.random = random;
    this.grace = grace;
  }

  /// The list indexes of two webhooks with changes of the same entity; the older has only this
  /// change.
  private record Pair(int older, int newer) {}

  /// The webhooks, some of them delayed.
  ///
  /// @param tooLate number of changes that are posted after the grace
  /// @param inTime number of changes that are posted within the grace
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

  /// Pairs each change that is alone in its webhook with the next change of its entity, if that one
  /// is newer and has another content.
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
