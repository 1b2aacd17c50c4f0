package io.penstock.proof.simulator.api;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.cli.payloads.Payloads;
import io.penstock.cli.payloads.RandomChoices;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Makes up entities of the main types from a seed, and changes them. Not thread-safe.
final class MadeUpEntities {
  /// Maximum number of states; further changes are ignored.
  static final int STATES_MAX = 100_000;

  private static final List<EntityType> TYPES =
      EntityTypes.ALL.stream().filter(EntityType::ownTopic).toList();

  private final ApiSource source;
  private final RandomChoices random;
  private final Payloads payloads;
  private final List<MadeUp> all = new ArrayList<>();
  private Instant last = Instant.MIN;

  private record MadeUp(SourceEntity entity, ApiGeneration generation) {}

  MadeUpEntities(ApiSource source, long seed) {
    this.source = source;
    var generator = new SplittableRandom(seed);
    random = new RandomChoices(generator.split());
    payloads = new Payloads(generator.split());
  }

  /// Creates entities of each main type for the connection.
  ///
  /// @param count number of entities of a type
  void create(ApiConnection connection, int count, Instant now) {
    for (var type : TYPES) {
      for (int i = 0; i < count; i++) {
        create(connection.id(), type, connection.generation(), now);
      }
    }
  }

  private void create(String connection, EntityType type, ApiGeneration generation, Instant now) {
    var entity = new SourceEntity(connection, type, id(generation));
    all.add(new MadeUp(entity, generation));
    put(all.getLast(), now, null);
  }

  /// Changes one entity at random: 80 % updates, 10 % new entities, 6 % soft deletes, 4 % hard
  /// deletes. An update of a deleted entity creates it again.
  void change(Instant now) {
    if (source.states() >= STATES_MAX) {
      return;
    }
    var chosen = random.pick(all);
    int fate = random.below(100);
    if (fate < 80) {
      put(chosen, now, null);
    } else if (fate < 90) {
      create(chosen.entity().connection(), chosen.entity().type(), chosen.generation(), now);
    } else if (fate < 96) {
      put(chosen, now, now);
    } else {
      source.remove(chosen.entity(), notBefore(now));
    }
  }

  private void put(MadeUp made, Instant now, @Nullable Instant deletedAt) {
    var at = notBefore(now);
    var entity = made.entity();
    var content = payloads.next(entity.type(), made.generation(), entity.id(), at, deletedAt);
    source.put(entity, at, content.json(), at);
  }

  /// A clock that was set back does not set the source back.
  private Instant notBefore(Instant now) {
    last = now.isAfter(last) ? now : last;
    return last;
  }

  private String id(ApiGeneration generation) {
    return switch (generation) {
      case V3 -> "05" + random.digits(12);
      case V4 ->
          "%s-%s-4%s-a%s-%s"
              .formatted(
                  random.hex(8), random.hex(4), random.hex(3), random.hex(3), random.hex(12));
    };
  }
}
