package io.penstock.proof.reference.generate;

import io.penstock.proof.reference.generate.EntityStates.KnownEntity;
import java.time.Instant;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// Generates the contents with which an API answers: states that webhooks showed before, with the
/// same or other times, and others.
final class RandomApi {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern CHANGED =
      Pattern.compile("(\"_?updatedAt\":)\"(20[0-9-]+T[0-9:.]+Z)\"");

  private final SeededRandom random;
  private final EntityStates states;

  /// Whether it contradicts the webhooks each time.
  private final boolean stubborn;

  /// Whether it knows the latest state seldom.
  private final boolean lagging;

  RandomApi(SeededRandom random, EntityStates states) {
    this.random = random;
    this.states = states;
    this.stubborn = random.oneIn(5);
    this.lagging = random.oneIn(2);
  }

  boolean stubborn() {
    return stubborn;
  }

  /// The entity as the API shows it.
  String content(KnownEntity entity) {
    var known = states.of(entity);
    if (stubborn || known.isEmpty() || random.oneIn(12)) {
      return other(entity, random.below(2));
    }
    var last = known.size() - 1;
    var state = known.get(lagging && !random.oneIn(3) ? random.between(0, last) : last);
    return random.oneIn(3) ? withOtherTime(state) : state;
  }

  /// A content of no webhook, mostly without a time of its own.
  String other(KnownEntity entity, int number) {
    var version = entity.sender().versioned() ? ",\"version\":" + number : "";
    var time = random.oneIn(4) ? ",\"updatedAt\":\"2026-01-02T03:00:0" + number + "Z\"" : "";
    return "{\"id\":%s,\"title\":\"other %d\"%s%s}"
        .formatted(json(entity.id()), number, version, time);
  }

  static String json(String text) {
    return JSON.writeValueAsString(text);
  }

  /// The state with a changed time that is a little earlier or later, or of another precision.
  private String withOtherTime(String state) {
    return CHANGED
        .matcher(state)
        .replaceAll(found -> found.group(1) + "\"" + other(Instant.parse(found.group(2))) + "\"");
  }

  private Instant other(Instant time) {
    return switch (random.below(7)) {
      case 0 -> time.minusSeconds(random.between(1, 4));
      case 1 -> time.plusSeconds(random.between(1, 4));
      case 2 -> time.plusMillis(random.pick(-1, 1, 250));
      case 3 -> time.plusNanos(random.pick(-1_000, 1_000, 250_001_000));
      case 4 -> Instant.ofEpochSecond(time.getEpochSecond());
      case 5 -> Instant.ofEpochMilli(time.toEpochMilli());
      default -> time;
    };
  }
}
