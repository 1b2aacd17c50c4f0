package io.penstock.ingress.pull.poll;

import io.penstock.schemas.EntityType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// When each entity type of one connection is listed next. At most one listing is under way.
///
/// A listing is due [#every] after the last one began, give or take [#JITTER], so that the
/// connections of a replica spread over time. It is due early if it is asked for.
public final class PollSchedule {

  /// The part of the interval by which a listing may be earlier or later.
  static final double JITTER = 0.1;

  /// The minimum time between the beginnings of two listings of a type, except by command. A flood
  /// of dropped ids must not become a flood of listings.
  public static final Duration EARLY_EVERY = Duration.ofMinutes(1);

  private final Duration every;
  private final DoubleSupplier random;
  private final Map<EntityType, Plan> plans = new LinkedHashMap<>();
  private @Nullable EntityType underWay;

  /// The plan of one type.
  ///
  /// @param begun when the last listing began; `null` if there was none
  /// @param due when the next one begins
  private record Plan(@Nullable Instant begun, Instant due, PollWish wish) {}

  /// A listing that is due.
  public record Due(EntityType type, PollWish wish) {}

  /// A schedule without types.
  ///
  /// @param random gives numbers from 0 to 1
  public PollSchedule(Duration every, DoubleSupplier random) {
    this.every = every;
    this.random = random;
  }

  /// Adds a type.
  ///
  /// @param begun when its last complete listing began; `null` if there was none: then it is due
  ///   now
  public void add(EntityType type, @Nullable Instant begun, Instant now) {
    var due = begun == null ? now : next(earlier(begun, now));
    plans.put(type, new Plan(begun, due, new PollWish.Changes()));
  }

  /// Asks for a listing of what changed, as early as [#EARLY_EVERY] allows. If a listing of the
  /// type is under way, another one follows.
  public void early(EntityType type, Instant now) {
    var plan = plans.get(type);
    if (plan != null) {
      var allowed = plan.begun() == null ? now : earlier(plan.begun(), now).plus(EARLY_EVERY);
      var early = allowed.isAfter(now) ? allowed : now;
      plans.put(type, new Plan(plan.begun(), earlier(plan.due(), early), plan.wish()));
    }
  }

  /// Asks for a listing now, as a command does.
  ///
  /// @return `false` if the type is not listed
  public boolean command(EntityType type, PollWish wish, Instant now) {
    var plan = plans.get(type);
    if (plan == null) {
      return false;
    }
    plans.put(type, new Plan(plan.begun(), earlier(plan.due(), now), plan.wish().with(wish)));
    return true;
  }

  /// Begins the listing that is due the longest; `null` if none is due, or one is under way.
  public @Nullable Due begin(Instant now) {
    if (underWay != null) {
      return null;
    }
    EntityType first = null;
    for (var type : plans.keySet()) {
      var due = plan(type).due();
      if (!due.isAfter(now) && (first == null || due.isBefore(plan(first).due()))) {
        first = type;
      }
    }
    if (first == null) {
      return null;
    }
    var begun = new Due(first, plan(first).wish());
    plans.put(first, new Plan(now, next(now), new PollWish.Changes()));
    underWay = first;
    return begun;
  }

  /// Ends the listing under way, whether it is complete or not.
  public void end() {
    underWay = null;
  }

  /// The types, in the order in which they were added.
  public List<EntityType> types() {
    return List.copyOf(plans.keySet());
  }

  private Plan plan(EntityType type) {
    return Objects.requireNonNull(plans.get(type), "a planned type");
  }

  private Instant next(Instant begun) {
    var factor = 1 + JITTER * (2 * random.getAsDouble() - 1);
    return begun.plusMillis((long) (every.toMillis() * factor));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
