package io.penstock.proof.simulator;

import io.penstock.cli.payloads.RandomChoices;
import java.util.ArrayList;
import java.util.List;

/// Plans which webhooks are posted again: at the time of the first post, or 1 to 5 s later.
final class RepeatSchedule {
  private static final int LATER_MS_MIN = 1_000;
  private static final int LATER_MS_MAX = 5_000;
  private static final int THRICE_EVERY = 6;

  private final RandomChoices random;
  private final long endMs;

  RepeatSchedule(RandomChoices random, long endMs) {
    this.random = random;
    this.endMs = endMs;
  }

  /// The times at which each webhook is posted again, by its index in the list. Only genuine
  /// webhooks are repeated, and some of each meaning.
  List<List<Long>> of(List<DraftWebhook.Timed> letters, int repeats) {
    var again = new ArrayList<List<Long>>();
    letters.forEach(_ -> again.add(new ArrayList<>()));
    int left = repeats;
    for (var number : chosen(letters)) {
      if (left == 0) {
        break;
      }
      int times = left > 1 && left % THRICE_EVERY == 0 ? 2 : 1;
      for (int time = 0; time < times; time++) {
        again.get(number).add(againMs(letters.get(number).atMs(), left % 2 == 0));
        left--;
      }
    }
    return again;
  }

  /// The indexes of the webhooks that may be repeated, in the order of selection: first one of each
  /// meaning.
  private List<Integer> chosen(List<DraftWebhook.Timed> letters) {
    var genuine = new ArrayList<Integer>();
    for (int number = 0; number < letters.size(); number++) {
      if (!(letters.get(number).letter().meaning() instanceof Intent.Unwelcome)) {
        genuine.add(number);
      }
    }
    random.shuffle(genuine);
    var firsts = new ArrayList<Integer>();
    var meanings = new ArrayList<Class<?>>();
    for (var number : genuine) {
      var meaning = letters.get(number).letter().meaning().getClass();
      if (!meanings.contains(meaning)) {
        meanings.add(meaning);
        firsts.add(number);
      }
    }
    genuine.removeAll(firsts);
    firsts.addAll(genuine);
    return firsts;
  }

  private long againMs(long firstMs, boolean later) {
    long laterMs = firstMs + random.between(LATER_MS_MIN, LATER_MS_MAX);
    return later && laterMs < endMs ? laterMs : firstMs;
  }
}
