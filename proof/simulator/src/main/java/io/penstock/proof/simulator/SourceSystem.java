package io.penstock.proof.simulator;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.cli.payloads.Payloads;
import io.penstock.cli.payloads.RandomChoices;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.Operation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ERP or maintenance system behind a connection: its entities, and what happens to them.
///
/// Its clock moves with each thing that happens by more than a change may be old, so that an
/// entity's changed times rise.
final class SourceSystem {
  private static final int STEP_SECONDS_MIN = 45;
  private static final int STEP_SECONDS_MAX = 600;
  private static final int AGE_SECONDS_MAX = 40;
  private static final int SEVERAL_MAX = 5;

  /// How many entities are worked on at a time; older ones rest.
  private static final int RECENT = 12;

  private final ApiGeneration generation;
  private final RandomChoices random;
  private final Payloads contents;
  private final List<EntityType> types;
  private final List<EntityLife> lives = new ArrayList<>();
  private final Deque<List<EntityLife>> toResync = new ArrayDeque<>();
  private Instant now;

  /// A system without entities.
  ///
  /// @param types of its entities; a type that is there more than once is created more often
  /// @param start when its clock starts
  SourceSystem(
      ApiGeneration generation,
      RandomChoices random,
      Payloads contents,
      List<EntityType> types,
      Instant start) {
    this.generation = generation;
    this.random = random;
    this.contents = contents;
    this.types = List.copyOf(types);
    this.now = start;
  }

  /// What can happen.
  enum Act {
    CREATE,
    CREATE_SEVERAL,
    UPDATE,
    UPDATE_AT_ONCE,
    UPDATE_SEVERAL,
    RESYNC,
    DELETE,
    DELETE_AS_UPDATE,
    CREATE_AGAIN,

    /// A hard deletion, which leaves no content to send.
    REMOVE;

    /// What webhooks with content can tell.
    static List<Act> withContent() {
      return Stream.of(values()).filter(act -> act != REMOVE).toList();
    }
  }

  /// What a webhook tells.
  ///
  /// @param at when it is told, on the system's clock
  /// @param several whether it is told as a list
  record News(
      EntityType type, Operation verb, Instant at, boolean several, List<EntityLife.Told> items) {}

  /// Orders most of all, then what they are about, and one type more of all there are.
  static List<EntityType> types(RandomChoices random) {
    var types = new ArrayList<EntityType>();
    for (int i = 0; i < 3; i++) {
      types.add(EntityTypes.PURCHASE_ORDER);
      types.add(EntityTypes.WORK_ORDER);
    }
    types.addAll(EntityTypes.ALL.subList(2, 6));
    types.add(random.pick(EntityTypes.ALL));
    return List.copyOf(types);
  }

  /// Something happens, by chance.
  News next() {
    int fate = random.below(100);
    if (fate < 20) {
      return next(fate < 2 ? Act.CREATE_SEVERAL : Act.CREATE);
    } else if (fate < 27) {
      return next(fate < 24 ? Act.DELETE : Act.DELETE_AS_UPDATE);
    } else if (fate < 33) {
      return next(Act.CREATE_AGAIN);
    } else if (fate < 37) {
      return next(Act.RESYNC);
    } else if (fate < 39) {
      return next(Act.UPDATE_AT_ONCE);
    } else {
      return next(fate < 49 ? Act.UPDATE_SEVERAL : Act.UPDATE);
    }
  }

  /// This happens, or where it can't, something is created.
  News next(Act act) {
    now = now.plusSeconds(random.between(STEP_SECONDS_MIN, STEP_SECONDS_MAX));
    return switch (act) {
      case CREATE -> create(1);
      case CREATE_SEVERAL -> create(random.between(2, SEVERAL_MAX));
      case UPDATE -> one(recent(false), life -> life.update(recently()));
      case UPDATE_AT_ONCE -> one(recent(false), EntityLife::updateAtOnce);
      case UPDATE_SEVERAL -> several();
      case RESYNC -> one(withContent(random.oneIn(4)), life -> life.resync(recently()));
      case DELETE -> one(recent(false), life -> life.delete(recently(), Operation.DELETED));
      case DELETE_AS_UPDATE ->
          one(recent(false), life -> life.delete(recently(), Operation.UPDATED));
      case CREATE_AGAIN -> one(recent(true), life -> life.create(recently()));
      case REMOVE -> one(recent(false), life -> life.remove(recently()));
    };
  }

  /// The next part of a full re-sync, which tells of every entity; a new one begins behind the
  /// last.
  News resync() {
    now = now.plusSeconds(random.between(STEP_SECONDS_MIN, STEP_SECONDS_MAX));
    if (toResync.isEmpty()) {
      toResync.addAll(parts());
    }
    if (toResync.isEmpty()) {
      return create(1);
    }
    var part = toResync.remove();
    return news(part.stream().map(life -> life.resync(recently())).toList(), part.size() > 1);
  }

  private List<List<EntityLife>> parts() {
    var parts = new ArrayList<List<EntityLife>>();
    for (var type : EntityTypes.ALL) {
      var ofType = ofType(type, lives);
      for (int start = 0; start < ofType.size(); start += SEVERAL_MAX) {
        parts.add(ofType.subList(start, Math.min(start + SEVERAL_MAX, ofType.size())));
      }
    }
    return parts;
  }

  private News create(int count) {
    var type = random.pick(types);
    var created = new ArrayList<EntityLife.Told>();
    while (created.size() < count) {
      var life = new EntityLife(type, id(), generation, contents);
      lives.add(life);
      created.add(life.create(recently()));
    }
    return news(created, count > 1 || random.oneIn(20));
  }

  private News one(@Nullable EntityLife life, Function<EntityLife, EntityLife.Told> change) {
    return life == null ? create(1) : news(List.of(change.apply(life)), random.oneIn(20));
  }

  /// An update of all recent ones of a type, or a few of them.
  private News several() {
    var first = recent(false);
    if (first == null) {
      return create(1);
    }
    var standing = ofType(first.type(), recent()).stream().filter(life -> !life.deleted());
    var changed = standing.limit(SEVERAL_MAX).map(life -> life.update(recently())).toList();
    return news(changed, true);
  }

  private News news(List<EntityLife.Told> items, boolean several) {
    var first = items.getFirst().change();
    return new News(first.type(), first.verb(), now, several, items);
  }

  private static List<EntityLife> ofType(EntityType type, List<EntityLife> from) {
    return from.stream().filter(life -> life.type().equals(type)).toList();
  }

  private List<EntityLife> recent() {
    return lives.subList(Math.max(0, lives.size() - RECENT), lives.size());
  }

  /// One of the recent ones that are deleted, or of those that are not; null where there is none.
  private @Nullable EntityLife recent(boolean deleted) {
    return recent(life -> life.deleted() == deleted);
  }

  private @Nullable EntityLife withContent(boolean deleted) {
    return recent(life -> life.deleted() == deleted && !life.removed());
  }

  private @Nullable EntityLife recent(Predicate<EntityLife> wanted) {
    var some = recent().stream().filter(wanted).toList();
    return some.isEmpty() ? null : random.pick(some);
  }

  private Instant recently() {
    return now.minusSeconds(random.below(AGE_SECONDS_MAX));
  }

  /// An id as the generation has it: a UUID; or the 40 digits that adapters build, or a number with
  /// leading zeros. The count within makes it the only one.
  private String id() {
    var count = HexFormat.of().toHexDigits((short) lives.size());
    if (generation == ApiGeneration.V4) {
      return "%s-%s-4%s-a%s-%s"
          .formatted(random.hex(8), count, random.hex(3), random.hex(3), random.hex(12));
    }
    return random.oneIn(2)
        ? "05" + random.hex(6) + count + random.hex(28)
        : String.format(Locale.ROOT, "0500%06d%s", lives.size(), random.digits(4));
  }
}
