package io.penstock.processor.fold;

import io.penstock.schemas.RawHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A raw partition's records, made by chance: few entities, few contents and few times, so that
/// they meet; now and then a repeat, a broken one, a tick, a silence, a clock that jumps.
final class RandomLog {
  private static final int PARTITION = 3;
  private static final long FIRST_OFFSET = 17;
  private static final List<String> TYPES = List.of("purchase-orders", "work_order", "assets");
  private static final List<String> VERBS = List.of("created", "updated", "updated", "deleted");

  private final Random random;
  private final List<Raw> sent = new ArrayList<>();
  private long timestampMs = Partition.START_MS;

  private RandomLog(long seed) {
    this.random = new Random(seed);
  }

  static List<RawRecord> of(long seed, int records) {
    var log = new RandomLog(seed);
    var appended = new ArrayList<RawRecord>();
    for (int i = 0; i < records; i++) {
      log.passTime();
      appended.add(log.next().at(PARTITION, FIRST_OFFSET + i, log.timestampMs));
    }
    return appended;
  }

  private void passTime() {
    timestampMs +=
        switch (random.nextInt(100)) {
          case 0 -> 20 * 60_000L;
          case 1 -> 6 * 3_600_000L;
          case 2 -> -random.nextLong(100_000);
          case 3 -> 100_000_000_000L;
          default -> random.nextLong(3_000);
        };
  }

  private Raw next() {
    var raw =
        switch (random.nextInt(20)) {
          case 0 -> Raw.tick();
          case 1 -> new Raw(null, null, List.of());
          case 2, 3, 4, 5 -> sent.isEmpty() ? fresh() : recent();
          default -> fresh();
        };
    sent.add(raw);
    return raw;
  }

  private Raw recent() {
    var raw = sent.get(Math.max(0, sent.size() - 1 - random.nextInt(60)));
    return random.nextInt(8) == 0 ? raw.redriven() : raw;
  }

  private Raw fresh() {
    var id = "evt-" + random.nextInt(1_500);
    var connection = random.nextInt(3);
    var raw = Raw.webhook(id, body()).of("conn-" + connection);
    if (connection == 2) {
      raw = raw.test();
    }
    if (random.nextInt(6) == 0) {
      raw = raw.with(RawHeaders.HORIZON, "3600000");
    }
    return random.nextInt(5) == 0 ? raw.derived() : raw;
  }

  private String body() {
    var several = random.nextInt(4) == 0;
    var content =
        several
            ? IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(_ -> item())
                .collect(Collectors.joining(",", "[", "]"))
            : entity();
    var time =
        random.nextInt(3) == 0 ? "\"timestamp\":" + (1_767_322_800 + random.nextInt(60)) + "," : "";
    var event = pick(TYPES) + (random.nextBoolean() ? "." : ":") + pick(VERBS);
    var body = "{\"event\":\"" + event + "\"," + time + "\"data\":" + content + "}";
    return random.nextInt(40) == 0 ? body.substring(1) : body;
  }

  private String item() {
    return switch (random.nextInt(8)) {
      case 0 -> "\"e-" + random.nextInt(6) + "\"";
      case 1 -> "{\"title\":\"no id\"}";
      default -> entity();
    };
  }

  private String entity() {
    var changed =
        random.nextInt(10) == 0
            ? ""
            : ",\"updatedAt\":\"2026-01-02T03:%02d:%02dZ\""
                .formatted(random.nextInt(20), random.nextInt(60));
    var gone = random.nextInt(12) == 0 ? ",\"deletedAt\":\"2026-01-02T04:00:00Z\"" : "";
    return "{\"id\":\"e-%d\",\"title\":\"%s\"%s%s,\"extra\":%d}"
        .formatted(random.nextInt(6), pick(List.of("a", "b")), changed, gone, random.nextInt(2));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
