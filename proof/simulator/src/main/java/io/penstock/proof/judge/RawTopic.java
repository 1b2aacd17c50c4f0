package io.penstock.proof.judge;

import static java.util.Comparator.comparingInt;

import io.penstock.schemas.RawHeaders;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The raw topic, walked from its beginning, partition by partition.
final class RawTopic {
  private static final Comparator<Found> BY_PLACE =
      comparingInt(Found::partition).thenComparingLong(Found::offset);

  private final Posts posts;
  private final Rules rules;
  private final Map<String, Found> byReceipt = new HashMap<>();
  private final Map<Integer, List<Found>> byPartition = new HashMap<>();
  private final Map<Integer, LogClock> clocks = new HashMap<>();
  private final Set<Delivery> seen = new HashSet<>();
  private final List<Stored> stored = new ArrayList<>();

  RawTopic(List<Found> records, Posts posts, Rules rules) {
    this.posts = posts;
    this.rules = rules;
    records.stream().sorted(BY_PLACE).forEach(this::enter);
  }

  private void enter(Found found) {
    byReceipt.put(found.receipt(), found);
    byPartition.computeIfAbsent(found.partition(), _ -> new ArrayList<>()).add(found);
    var clockMs =
        clocks
            .computeIfAbsent(found.partition(), _ -> new LogClock(rules.clockStep()))
            .at(found.timestamp());
    if (found.header(RawHeaders.KIND) == null) {
      var id = Objects.requireNonNullElse(found.header(RawHeaders.WEBHOOK_ID), "");
      var delivery = new Delivery(found.key(), id, ByteBuffer.wrap(found.value()));
      var webhook = posts.genuine(delivery);
      stored.add(new Stored(found, delivery, clockMs, webhook, !seen.add(delivery)));
    }
  }

  /// Every webhook in it, in the order of the log; control records are none.
  List<Stored> stored() {
    return stored;
  }

  /// The record at `<partition>-<offset>`; null where none stands.
  @Nullable Found at(String receipt) {
    return byReceipt.get(receipt);
  }

  /// Whether the record or one after it has this timestamp: one of them caused what carries it.
  boolean stamped(Found from, long timestampMs) {
    return byPartition.getOrDefault(from.partition(), List.of()).stream()
        .anyMatch(each -> each.offset() >= from.offset() && each.timestamp() == timestampMs);
  }
}
