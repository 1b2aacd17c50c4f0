package io.penstock.proof.reference.generate;

import io.penstock.proof.reference.Header;
import java.util.HexFormat;
import java.util.List;

/// Generates new records of connections.
final class RandomRecord {
  private static final List<String> GRACES =
      List.of("0", "300", "2000", "30000", "7200000", " 5", "1e3", "0000000000000300");
  private static final List<String> ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "Europe/Berlin",
          "Europe/Berlin",
          "+02:00",
          "America/New_York",
          "Nowhere/At_All");
  private static final List<String> LAGS =
      List.of("0", "1", "5000", "60000", "600000", "999999999999999", "x");
  private static final List<String> HORIZONS = List.of("600000", "1200000", "999999999999999", "x");

  private final SeededRandom random;
  private final RandomBody bodies;

  RandomRecord(SeededRandom random, RandomBody bodies) {
    this.random = random;
    this.bodies = bodies;
  }

  RawRecordDraft of(SendingConnection sender, long timestampMs) {
    return !sender.nameless() && random.oneIn(6)
        ? answer(sender, timestampMs)
        : webhook(sender, timestampMs);
  }

  private RawRecordDraft webhook(SendingConnection sender, long timestampMs) {
    var body = random.oneIn(2_500) ? bodies.tooMany() : bodies.webhook(sender);
    return dressed(sender, body, "webhook", timestampMs);
  }

  private RawRecordDraft answer(SendingConnection sender, long timestampMs) {
    var type = random.pick("purchase_order", "asset", "company");
    var origin = random.pick("fetch", "poll");
    var draft = dressed(sender, bodies.answer(sender, type), origin, timestampMs);
    if (!random.oneIn(20)) {
      draft = draft.and("entity-type", random.oneIn(20) ? "rocket" : type);
    }
    if (random.oneIn(2)) {
      draft = draft.and("operation", random.pick("created", "updated", "deleted", "else"));
    }
    // An answer that answers no request.
    if (random.oneIn(3)) {
      draft = draft.and("entity-id", "e-0").and("attempt", "99");
    }
    return withMarkTime(draft, timestampMs, false);
  }

  /// A pulled record with the time of its read and the lag of the API.
  ///
  /// @param unknown whether the time is never known
  RawRecordDraft withMarkTime(RawRecordDraft draft, long timestampMs, boolean unknown) {
    var timed =
        switch (random.below(8)) {
          case 0, 1 -> draft;
          case 2 -> draft.and("mark-time", random.pick("x", "", "-1", "9999999999999999"));
          case 3 ->
              unknown ? draft : draft.and("mark-time", "" + (timestampMs - random.below(120_000)));
          default ->
              unknown ? draft : draft.and("mark-time", "" + (timestampMs - random.below(3_000)));
        };
    return random.oneIn(8) ? timed.and("lag-max", random.pick(LAGS)) : timed;
  }

  /// A record with the headers that the ingress adds.
  RawRecordDraft dressed(SendingConnection sender, String body, String origin, long timestampMs) {
    var draft = RawRecordDraft.of(sender.connection(), body).and("webhook-id", id(sender, body));
    if (sender.derived() || random.oneIn(3)) {
      draft = draft.and("webhook-id-origin", sender.derived() ? "derived" : "sender");
    }
    draft = draft.and("recipe", sender.recipe()).and("origin", origin);
    if (sender.test() != random.oneIn(60)) {
      draft = draft.and("test", "true");
    }
    if (sender.pull() ? !random.oneIn(16) : random.oneIn(60)) {
      draft = draft.and("pull", sender.pull() ? "true" : random.pick("false", "TRUE", "1"));
    }
    draft = withLimits(sender, draft);
    if (!random.oneIn(3)) {
      draft = draft.and("received-at", "" + receivedMs(draft, timestampMs));
    }
    return withRarities(draft);
  }

  /// Mostly shortly before the raw timestamp. Sometimes while the clocks of Berlin change.
  private long receivedMs(RawRecordDraft draft, long timestampMs) {
    return draft.at(0, 0).says("time-zone", "Europe/Berlin") && random.oneIn(4)
        ? RandomTime.BETWEEN_DOUBLED_MS
        : timestampMs - random.below(50);
  }

  private String id(SendingConnection sender, String body) {
    return sender.derived()
        ? "sha256:" + HexFormat.of().toHexDigits(body.hashCode())
        : "evt-" + random.below(300);
  }

  private RawRecordDraft withLimits(SendingConnection sender, RawRecordDraft draft) {
    var limited = draft;
    if (sender.grace() && random.oneIn(2)) {
      limited = limited.and("grace", random.pick(GRACES));
    }
    if (sender.grace() && random.oneIn(10)) {
      limited = limited.and("grace", random.pick(GRACES));
    }
    if (sender.zone() && !random.oneIn(3)) {
      limited = limited.and("time-zone", random.pick(ZONES));
    }
    if (sender.zone() && random.oneIn(3)) {
      limited = limited.and("ahead-max", random.pick("0", "60000", "604800000", "x"));
    }
    return sender.horizon() ? limited.and("horizon", random.pick(HORIZONS)) : limited;
  }

  private RawRecordDraft withRarities(RawRecordDraft draft) {
    var rare = draft;
    if (random.oneIn(3)) {
      rare = rare.and("traceparent", traceparent());
    }
    if (random.oneIn(30)) {
      rare = rare.and("content-encoding", "Identity");
    }
    if (random.oneIn(30)) {
      rare = rare.and(new Header(random.pick("http-note", "kind"), null));
    }
    return rare;
  }

  /// Mostly a valid trace parent; otherwise one of a later version, which may be too long, or an
  /// invalid one.
  private String traceparent() {
    var sound = "00-%032x-%016x-01".formatted(random.below(99) + 1, 1);
    return switch (random.below(12)) {
      case 0 -> "cc" + sound.substring(2) + "-" + "x".repeat(random.pick(0, 1, 900));
      case 1 -> random.pick("", "ü", "x".repeat(55), "x".repeat(56), "ü".repeat(56));
      default -> sound;
    };
  }
}
