package io.penstock.proof.system.crashes;

import java.time.Instant;
import java.util.SplittableRandom;

/// An entity at its source, whose webhooks arrive in disorder, with ties, and at times for nothing.
final class Thing {
  private static final long DISORDER_MS = 3_000;

  private final String id;
  private String title = "first";
  private int extra;
  private long changedMs;

  Thing(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  /// Its content as a webhook of now carries it.
  String content(SplittableRandom random, long nowMs) {
    var fate = random.nextInt(100);
    if (fate >= 15) {
      title = "title \"" + random.nextInt(1_000) + "\" \u00e9";
      extra = random.nextInt(10);
    }
    if (fate < 80 || changedMs == 0) {
      changedMs = nowMs - (random.nextBoolean() ? random.nextLong(DISORDER_MS) : 0);
    }
    var time = fate < 96 ? member("updatedAt", Instant.ofEpochMilli(changedMs)) : "";
    var gone = fate >= 90 && fate < 94 ? member("deletedAt", Instant.ofEpochMilli(nowMs)) : "";
    return """
    {"id":"%s","title":"%s"%s%s,"extra":%d}"""
        .formatted(id, title.replace("\"", "\\\""), time, gone, extra);
  }

  private static String member(String name, Instant time) {
    return ",\"%s\":\"%s\"".formatted(name, time);
  }
}
