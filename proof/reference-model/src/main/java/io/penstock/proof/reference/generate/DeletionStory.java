package io.penstock.proof.reference.generate;

import java.time.Instant;
import java.util.List;

/// Generates the webhooks of an entity that is deleted without content and comes back, with older,
/// equal or newer content.
final class DeletionStory {
  private final SeededRandom random;

  DeletionStory(SeededRandom random) {
    this.random = random;
  }

  /// The bodies in the order in which the source sends them, but the first one last.
  List<String> bodies() {
    var id = random.pick("e-0", "e-1", "e-5");
    var second = random.between(1, 5);
    var first = content(id, second, "a");
    var deletion = "{\"event\":\"assets.deleted\",\"data\":[\"%s\"]}".formatted(id);
    var back = content(id, second + random.pick(-1, 0, 0, 1), random.pick("a", "b"));
    return random.oneIn(3) ? List.of(deletion, first, first) : List.of(deletion, back, first);
  }

  private static String content(String id, int second, String title) {
    var changedAt = Instant.ofEpochMilli(RandomTimestamps.START_MS + second * 1_000L);
    return "{\"event\":\"assets.updated\",\"data\":{\"id\":\"%s\",\"title\":\"%s\",\"updatedAt\":\"%s\"}}"
        .formatted(id, title, changedAt);
  }
}
