package io.penstock.processor.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The entities of a partition as a plan leaves them, over what is held and remembered of them: the
/// plan may still come to nothing, so what is below is not touched until [#commit].
public final class Lanes {
  private final Holds holds;
  private final Function<String, @Nullable EntityState> states;
  private final long gapTimeoutMs;
  private final SequencedMap<String, Lane> touched = new LinkedHashMap<>();
  private final Set<String> remembered = new HashSet<>();
  private final NavigableSet<Due> dues = new TreeSet<>();
  private final NavigableSet<Held> arrivals = new TreeSet<>(Held.BY_ARRIVAL);
  private final Untouched soonestBelow;
  private final Untouched oldestBelow;
  private int size;
  private long weight;

  /// A plan's view.
  ///
  /// @param states what is remembered of an entity, by its key
  public Lanes(Holds holds, Function<String, @Nullable EntityState> states, long gapTimeoutMs) {
    this.holds = holds;
    this.states = states;
    this.gapTimeoutMs = gapTimeoutMs;
    this.size = holds.size();
    this.weight = holds.weight();
    this.soonestBelow = new Untouched(holds.byDue());
    this.oldestBelow = new Untouched(holds.byArrival());
  }

  /// The entity of that key.
  public Lane lane(String entity) {
    var lane = touched.get(entity);
    if (lane == null) {
      lane = new Lane(states.apply(entity), holds.of(entity), gapTimeoutMs);
      touched.put(entity, lane);
      for (var item : lane.held()) {
        dues.add(new Due(lane.dueMs(item), item));
        arrivals.add(item);
      }
    }
    return lane;
  }

  /// Holds one more item.
  ///
  /// @return when its wait ends
  public long hold(Held item) {
    var lane = lane(item.entity());
    var due = lane.dueMs(item);
    lane.held().add(item);
    dues.add(new Due(due, item));
    arrivals.add(item);
    size++;
    weight += item.weight();
    return due;
  }

  /// Lets an item go.
  public void release(Held item) {
    var lane = lane(item.entity());
    lane.held().remove(item);
    dues.remove(new Due(lane.dueMs(item), item));
    arrivals.remove(item);
    size--;
    weight -= item.weight();
  }

  /// What was released of an entity. Its first version ends a wait for others, so that of all that
  /// is held is another from then on.
  public void remember(String entity, EntityState released) {
    var lane = lane(entity);
    var knew = lane.versionKnown();
    var before = knew ? List.<Due>of() : duesOf(lane);
    lane.remember(released);
    remembered.add(entity);
    if (!knew) {
      before.forEach(dues::remove);
      dues.addAll(duesOf(lane));
    }
  }

  private static List<Due> duesOf(Lane lane) {
    var dues = new ArrayList<Due>(lane.size());
    for (var item : lane.held()) {
      dues.add(new Due(lane.dueMs(item), item));
    }
    return dues;
  }

  /// The item whose wait ends first; `null` where none has ended yet.
  public @Nullable Due due(long clockMs) {
    var below = soonestBelow.first();
    var above = dues.isEmpty() ? null : dues.first();
    var first = below == null || (above != null && above.compareTo(below) < 0) ? above : below;
    return first == null || first.ms() > clockMs ? null : first;
  }

  /// The item that came first of all that are held.
  ///
  /// @throws java.util.NoSuchElementException where nothing is held
  public Held oldest() {
    var below = oldestBelow.first();
    if (below == null) {
      return arrivals.first();
    }
    return arrivals.isEmpty() || Held.BY_ARRIVAL.compare(below.held(), arrivals.first()) < 0
        ? below.held()
        : arrivals.first();
  }

  public int size() {
    return size;
  }

  /// Of all that is held, in bytes.
  public long weight() {
    return weight;
  }

  /// Makes it so: tells what is remembered anew, and mirrors what is held.
  public void commit(Changes changes) {
    touched.forEach(
        (entity, lane) -> {
          var before = new HashSet<LogPlace>();
          holds.of(entity).forEach(item -> before.add(item.at()));
          var released = lane.last();
          if (released != null && remembered.contains(entity)) {
            changes.released(entity, released);
          }
          lane.held().stream().filter(item -> !before.remove(item.at())).forEach(changes::held);
          before.stream().sorted().forEach(changes::letGo);
          holds.replace(entity, duesOf(lane));
        });
  }

  /// Mirrors what is held, where what is below holds it already.
  public void mirror() {
    touched.forEach((entity, lane) -> holds.replace(entity, duesOf(lane)));
  }

  /// What a plan changes below.
  public interface Changes {
    void released(String entity, EntityState now);

    void held(Held item);

    void letGo(LogPlace item);
  }

  /// The first of what is below that no touched entity has: what is touched only grows, and what is
  /// below stays while there is a plan, so each is passed over once.
  private final class Untouched {
    private final Iterator<Due> rest;
    private @Nullable Due next;

    Untouched(Collection<Due> all) {
      this.rest = all.iterator();
      this.next = rest.hasNext() ? rest.next() : null;
    }

    @Nullable Due first() {
      while (next != null && touched.containsKey(next.held().entity())) {
        next = rest.hasNext() ? rest.next() : null;
      }
      return next;
    }
  }
}
