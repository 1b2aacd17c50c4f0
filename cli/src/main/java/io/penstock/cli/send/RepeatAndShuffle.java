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

/// Simulates the disorder of a network: it repeats some webhooks and shuffles them on demand.
///
/// @param repeatPercent the share of webhooks that are posted twice, in percent
/// @param shuffled whether the webhooks are posted in random order
record RepeatAndShuffle(int repeatPercent, boolean shuffled) {

  /// The webhooks to post, in lanes. Without shuffling, a repeat directly follows its original in
  /// their lane. With shuffling, each webhook and each repeat has its own lane.
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

  /// The webhooks, of which exactly the configured share (rounded) occurs twice.
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
