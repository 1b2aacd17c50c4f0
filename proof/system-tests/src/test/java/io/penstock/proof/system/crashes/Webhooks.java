package io.penstock.proof.system.crashes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.RawRecordHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// A seeded stream of raw records: all that senders do, and what they should not.
///
/// It expects nothing of them: what they must lead to is the model's to say. For one thread.
final class Webhooks {
  private static final int REPEATABLE_MAX = 300;

  /// Enough for most of twelve partitions, and not for all: some have no record.
  private static final int CONNECTIONS = 16;

  private final SplittableRandom random;
  private final String topic;
  private final long stepMs;
  private final Map<String, Thing> things = new HashMap<>();
  private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
  private long nowMs;
  private int count;

  /// A stream for the topic.
  ///
  /// @param start the time of the first; a topic whose time is the log's takes its own
  /// @param step from one to the next
  Webhooks(long seed, String topic, Instant start, Duration step) {
    this.random = new SplittableRandom(seed);
    this.topic = topic;
    this.nowMs = start.toEpochMilli();
    this.stepMs = step.toMillis();
  }

  /// The next one.
  ProducerRecord<byte[], byte[]> next() {
    nowMs += stepMs;
    count++;
    var made = make(random.nextInt(100));
    sent.add(made);
    if (sent.size() > REPEATABLE_MAX) {
      sent.removeFirst();
    }
    return made;
  }

  private ProducerRecord<byte[], byte[]> make(int fate) {
    var headers = headers();
    var connection = "conn-" + random.nextInt(CONNECTIONS);
    if (fate < 10 && !sent.isEmpty()) {
      return repeat(Map.of());
    } else if (fate < 11 && !sent.isEmpty()) {
      return repeat(Map.of(RawRecordHeaders.ORIGIN, "redrive"));
    } else if (fate < 15) {
      return poison(connection, headers);
    } else if (fate < 18) {
      headers.put(RawRecordHeaders.ORIGIN, random.nextBoolean() ? "fetch" : "poll");
      headers.put("entity-type", "asset");
      headers.put("operation", pick("updated", "created", "none"));
      return record(connection, thing(connection, "asset").content(random, nowMs), headers);
    } else if (fate < 25) {
      return record(connection, thin(connection), headers);
    } else if (fate < 32) {
      return record(connection, several(connection), headers);
    }
    if (fate < 36) {
      headers.put(RawRecordHeaders.WEBHOOK_ID, "evt-" + random.nextInt(20));
    } else if (fate < 42) {
      headers.put(RawRecordHeaders.TEST, "true");
    } else if (fate < 50) {
      headers.put(RawRecordHeaders.WEBHOOK_ID, "sha256:" + random.nextInt(40));
      headers.put(RawRecordHeaders.WEBHOOK_ID_ORIGIN, "derived");
    }
    return record(connection, one(connection), headers);
  }

  /// As the ingress puts them; half the connections have a grace of their own.
  private Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put(RawRecordHeaders.WEBHOOK_ID, "evt-" + count);
    headers.put(RawRecordHeaders.WEBHOOK_ID_ORIGIN, "sender");
    headers.put(RawRecordHeaders.RECIPE, "makini");
    headers.put(RawRecordHeaders.ORIGIN, "webhook");
    headers.put(RawRecordHeaders.RECEIVED_AT, Long.toString(nowMs));
    if (random.nextInt(10) < 7) {
      headers.put(RawRecordHeaders.GRACE, pick("100", "300", "500", "0"));
    }
    if (random.nextInt(10) == 0) {
      headers.put(
          RawRecordHeaders.TRACEPARENT,
          "00-%032x-%016x-01".formatted(count, random.nextInt(1, 999)));
    }
    return headers;
  }

  private ProducerRecord<byte[], byte[]> repeat(Map<String, String> changed) {
    var before = sent.get(random.nextInt(sent.size()));
    var again =
        new ProducerRecord<>(
            topic, before.partition(), nowMs, before.key(), before.value(), before.headers());
    changed.forEach((name, value) -> again.headers().add(name, value.getBytes(UTF_8)));
    return again;
  }

  private ProducerRecord<byte[], byte[]> poison(String connection, Map<String, String> headers) {
    var body = one(connection);
    return switch (random.nextInt(10)) {
      case 0 -> record(connection, body.substring(0, body.length() / 2), headers);
      case 1 -> record(null, body, headers);
      case 2 -> record(connection, null, headers);
      case 3 -> record("of somebody else", "\u0000\u0001", Map.of());
      case 4 -> record(connection, body, with(headers, RawRecordHeaders.RECIPE, "unheard-of"));
      case 5 -> record(connection, body, with(headers, RawRecordHeaders.CONTENT_ENCODING, "gzip"));
      case 6 -> record(connection, body.replace("event", "was"), headers);
      case 7 -> record(connection, envelope("assets.updated", "[]"), headers);
      case 8 -> record(connection, envelope("sync.completed", "[]"), headers);
      default -> record(connection, null, Map.of(RawRecordHeaders.KIND, "tick"));
    };
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    headers.put(name, value);
    return headers;
  }

  private String one(String connection) {
    var type = pick("purchase_order", "asset");
    return envelope(event(type), thing(connection, type).content(random, nowMs));
  }

  /// Only the id; with a verb of deletion that is all there is to know.
  private String thin(String connection) {
    var ids = "[\"" + thing(connection, "asset").id() + "\"]";
    return envelope("asset." + pick("updated", "created", "deleted", "deleted"), ids);
  }

  /// A list, in which an item in eight can't be read.
  private String several(String connection) {
    var items = new ArrayList<String>();
    for (int left = random.nextInt(2, 6); left > 0; left--) {
      var content = thing(connection, "purchase_order").content(random, nowMs);
      items.add(random.nextInt(8) == 0 ? pick("7", "{\"title\":\"no id\"}") : content);
    }
    return envelope(event("purchase_order"), items.toString());
  }

  private String event(String type) {
    var spelled =
        type.equals("asset") ? pick("asset", "assets") : pick("purchase_order", "purchase-orders");
    return spelled + pick(".", ":") + pick("updated", "updated", "inserted", "created", "deleted");
  }

  private String envelope(String event, String content) {
    var time =
        switch (random.nextInt(3)) {
          case 0 -> ",\"timestamp\":" + nowMs / 1_000;
          case 1 -> ",\"occurred_at\":\"" + Instant.ofEpochMilli(nowMs) + "\"";
          default -> "";
        };
    return "{\"event\":\"%s\"%s,\"%s\":%s}".formatted(event, time, pick("data", "entity"), content);
  }

  private Thing thing(String connection, String type) {
    var id = type + "-" + random.nextInt(8);
    return things.computeIfAbsent(connection + "/" + id, _ -> new Thing(id));
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  private ProducerRecord<byte[], byte[]> record(
      @Nullable String key, @Nullable String value, Map<String, String> headers) {
    var partition = key == null ? 0 : null;
    var record =
        new ProducerRecord<byte[], byte[]>(topic, partition, nowMs, bytes(key), bytes(value));
    headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    return record;
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(UTF_8);
  }
}
