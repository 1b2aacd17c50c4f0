package io.penstock.commands.makini;

import io.penstock.schemas.EntityType;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes plausible content of industrial systems; everything from the chance it is given.
public final class Contents {
  private final RandomGenerator chance;

  /// Content by this chance: the same one makes the same.
  public Contents(RandomGenerator chance) {
    this.chance = chance;
  }

  /// The entity as it stands after a change. No two are alike.
  ///
  /// @param id what Makini calls it
  /// @param changedAt when the change was made
  /// @param deletedAt when it was deleted; null where it stands
  public Content next(
      EntityType type,
      Generation generation,
      String id,
      Instant changedAt,
      @Nullable Instant deletedAt) {
    var deleted = deletedAt == null ? "null" : "\"" + deletedAt + "\"";
    var json =
        "{\"%s\":\"%s\",\"%s\":\"%s\",\"%s\":%s,\"name\":\"%s %d\"}"
            .formatted(
                generation.id(),
                id,
                generation.changedAt(),
                changedAt,
                generation.deletedAt(),
                deleted,
                type.name(),
                chance.nextInt());
    return new Content(json, Map.of());
  }
}
