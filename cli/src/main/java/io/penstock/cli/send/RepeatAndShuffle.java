package io.penstock.cli.send;

import io.penstock.cli.send.MadeUpWebhooks.OutgoingWebhook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// What a network does to webhooks: some come twice, some overtake others.
///
/// @param repeatPercent how many of a hundred come twice
/// @param shuffled whether they come in any order
record RepeatAndShuffle(int repeatPercent, boolean shuffled) {

  /// The webhooks as they are to be posted: lanes, each in its order. One that comes twice comes
  /// right after itself; where all are shuffled, each has a lane of its own.
  List<List<OutgoingWebhook>> lanes(List<OutgoingWebhook> deliveries, RandomGenerator chance) {
    var all = repeated(deliveries, chance);
    if (!shuffled) {
      var lanes = new LinkedHashMap<String, List<OutgoingWebhook>>();
      all.forEach(each -> lanes.computeIfAbsent(each.lane(), _ -> new ArrayList<>()).add(each));
      return List.copyOf(lanes.values());
    }
    Collections.shuffle(all, Random.from(chance));
    return all.stream().map(List::of).toList();
  }

  /// Exactly that share of them, rounded, comes twice.
  private List<OutgoingWebhook> repeated(List<OutgoingWebhook> deliveries, RandomGenerator chance) {
    var places = new ArrayList<>(IntStream.range(0, deliveries.size()).boxed().toList());
    Collections.shuffle(places, Random.from(chance));
    int count = Math.round(deliveries.size() * repeatPercent / 100f);
    var twice = new HashSet<>(places.subList(0, count));
    var all = new ArrayList<OutgoingWebhook>();
    for (int i = 0; i < deliveries.size(); i++) {
      all.add(deliveries.get(i));
      if (twice.contains(i)) {
        all.add(deliveries.get(i));
      }
    }
    return all;
  }
}
