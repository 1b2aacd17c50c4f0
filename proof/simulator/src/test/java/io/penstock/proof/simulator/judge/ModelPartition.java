package io.penstock.proof.simulator.judge;

import static java.util.Comparator.comparing;

import io.penstock.proof.simulator.Change;
import io.penstock.proof.simulator.Intent;
import io.penstock.proof.simulator.Webhook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// One partition of the model: what waits, and what it remembers of each entity.
///
/// It works as the processor is described, record by record, where the judge looks at the whole log
/// at once.
final class ModelPartition {
  private static final Comparator<Held> IN_TURN =
      comparing((Held held) -> held.change.changedAt())
          .thenComparingLong(held -> held.raw.offset())
          .thenComparingInt(held -> held.item);

  private final ModelOutputs outputs;
  private final List<Held> held = new ArrayList<>();
  private final Map<String, Memory> memories = new HashMap<>();
  private long clockMs;
  private long previousMs = -1;

  ModelPartition(World world) {
    outputs = new ModelOutputs(world);
  }

  /// A change that waits.
  record Held(
      ConsumerRecord<byte[], byte[]> raw, String entity, int item, Change change, long dueMs) {}

  /// What is known of an entity.
  static final class Memory {
    @Nullable Instant lastKey;
    long lastDueMs;
    long sequence;
    @Nullable Held event;
  }

  boolean waits() {
    return !held.isEmpty();
  }

  void tick(ConsumerRecord<byte[], byte[]> raw) {
    if (previousMs >= 0) {
      clockMs += Math.min(300_000, Math.max(0, raw.timestamp() - previousMs));
    }
    previousMs = raw.timestamp();
    for (var each : List.copyOf(held)) {
      if (held.contains(each) && each.dueMs <= clockMs) {
        release(each, raw.timestamp());
      }
    }
  }

  void process(ConsumerRecord<byte[], byte[]> raw, Webhook webhook, boolean repeat) {
    tick(raw);
    switch (webhook.meaning()) {
      case Intent.Changes(var changes) -> {
        for (int item = 0; item < changes.size() && !repeat; item++) {
          arrive(raw, webhook.connection(), item, changes.get(item));
        }
      }
      case Intent.Notice notice -> {
        if (!(repeat && webhook.id() != null)) {
          outputs.request(raw, notice);
        }
      }
      case Intent.Generic generic -> {
        if (!repeat) {
          outputs.generic(raw, generic);
        }
      }
      case Intent.Unreadable(var reason) -> outputs.bury(raw, reason);
      case Intent.Unwelcome _ -> throw new IllegalStateException("let in: " + webhook);
    }
  }

  private void arrive(
      ConsumerRecord<byte[], byte[]> raw, String connection, int item, Change change) {
    var entity = connection + " " + change.type().name() + " " + change.entity();
    var memory = memories.computeIfAbsent(entity, _ -> new Memory());
    var it = new Held(raw, entity, item, change, clockMs + World.GRACE.toMillis());
    if (memory.lastKey != null && change.changedAt().isBefore(memory.lastKey)) {
      outputs.late(it, memory, clockMs - memory.lastDueMs);
    } else {
      held.add(it);
    }
  }

  private void release(Held due, long timestampMs) {
    var turns =
        held.stream()
            .filter(each -> each.entity.equals(due.entity) && IN_TURN.compare(each, due) <= 0)
            .sorted(IN_TURN)
            .toList();
    for (var each : turns) {
      held.remove(each);
      var memory = memories.computeIfAbsent(each.entity, _ -> new Memory());
      memory.lastKey = each.change.changedAt();
      memory.lastDueMs = due.dueMs;
      outputs.emit(each, memory, timestampMs);
    }
  }
}
