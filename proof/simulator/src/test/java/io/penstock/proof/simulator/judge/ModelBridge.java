package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.simulator.Answer;
import io.penstock.proof.simulator.Intent.Unwelcome;
import io.penstock.proof.simulator.Ledger.Attempt;
import io.penstock.proof.simulator.Webhook;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// A correct bridge as a tiny model: one record after the other, waiting with a list.
final class ModelBridge {
  static final int PARTITIONS = 3;
  private static final long TICK_MS = 500;

  final World world = new World();
  private final Map<Integer, ModelPartition> partitions = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private long nowMs = 1_767_323_100_000L;

  /// Lets time pass.
  ModelBridge pause(long ms) {
    nowMs += ms;
    return this;
  }

  /// Posts it, and enters the answer.
  ModelBridge post(Webhook webhook) {
    if (webhook.meaning() instanceof Unwelcome(int status, var label)) {
      return answer(webhook, problem(status, label));
    }
    var raw = store(webhook);
    var receipt = raw.partition() + "-" + raw.offset();
    var body =
        "{\"status\":\"stored\",\"id\":\"%s\",\"receipt\":\"%s\"}"
            .formatted(WebhookId.of(webhook), receipt);
    return answer(webhook, new Answer.Status(200, receipt, body));
  }

  /// Posts it, and the answer is lost.
  ModelBridge postUnanswered(Webhook webhook) {
    store(webhook);
    return answer(webhook, new Answer.None("timed out"));
  }

  /// Posts it, and it can't be stored now.
  ModelBridge postUnavailable(Webhook webhook) {
    return answer(webhook, problem(503, "unavailable"));
  }

  /// Enters any answer.
  ModelBridge answer(Webhook webhook, Answer answer) {
    world.attempts.add(new Attempt(webhook, Instant.ofEpochMilli(nowMs), answer));
    return this;
  }

  static Answer.Status problem(int status, String label) {
    var body = "{\"type\":\"urn:penstock:%s\",\"status\":%d}".formatted(label, status);
    return new Answer.Status(status, "", body);
  }

  /// Ticks until nothing waits.
  World ended() {
    while (partitions.values().stream().anyMatch(ModelPartition::waits)) {
      pause(TICK_MS);
      partitions.forEach(this::tick);
    }
    return world;
  }

  private void tick(int number, ModelPartition partition) {
    if (partition.waits()) {
      var headers = new RecordHeaders().add("kind", "tick".getBytes(UTF_8));
      partition.tick(world.append(World.TOPICS.webhooks(), number, nowMs, null, null, headers));
    }
  }

  private ConsumerRecord<byte[], byte[]> store(Webhook webhook) {
    var number = partition(webhook.connection());
    var id = WebhookId.of(webhook);
    var headers =
        new RecordHeaders()
            .add("webhook-id", id.getBytes(UTF_8))
            .add("webhook-id-origin", WebhookId.origin(webhook).getBytes(UTF_8))
            .add("received-at", Long.toString(nowMs - 3).getBytes(UTF_8));
    var key = webhook.connection().getBytes(UTF_8);
    var raw = world.append(World.TOPICS.webhooks(), number, nowMs, key, webhook.body(), headers);
    var repeat =
        !seen.add(webhook.connection() + " " + id + " " + new String(webhook.body(), UTF_8));
    partitions
        .computeIfAbsent(number, _ -> new ModelPartition(world))
        .process(raw, webhook, repeat);
    return raw;
  }

  static int partition(String connection) {
    return Math.floorMod(connection.hashCode(), PARTITIONS);
  }
}
