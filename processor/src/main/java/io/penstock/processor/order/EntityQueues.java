package io.penstock.processor.order;

import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.order.HeldItems.Due;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The entity queues of a partition as one plan changes them. The plan may still be discarded, so
/// the partition's held items and the stored states stay unchanged until [#commit].
public final class EntityQueues {
  private final HeldItems holds;
  private final Function<String, @Nullable EntityState> states;
  private final long gapTimeoutMs;
  private final SequencedMap<String, EntityQueue> touched = new LinkedHashMap<>();
  private final Set<String> remembered = new HashSet<>();
  private final NavigableSet<Due> dueAgain = new TreeSet<>();
  private final Untouched soonestBelow;
  private @Nullable Arrivals arrivals;
  private int size;
  private long weight;

  /// Creates the view of one plan.
  ///
  /// @param states the stored state of an entity, by the entity's key
  public EntityQueues(
      HeldItems holds, Function<String, @Nullable EntityState> states, long gapTimeoutMs) {
    this.holds = holds;
    this.states = states;
    this.gapTimeoutMs = gapTimeoutMs;
    this.size = holds.size();
    this.weight = holds.weight();
    this.soonestBelow = new Untouched(holds.byDue());
  }

  /// The queue of the entity with that key.
  public EntityQueue queue(String entity) {
    var queue = touched.get(entity);
    if (queue == null) {
      queue = new EntityQueue(states.apply(entity), gapTimeoutMs);
      for (var due : holds.of(entity)) {
        queue.held().add(due.held());
      }
      touched.put(entity, queue);
      if (arrivals != null) {
        arrivals.touched.addAll(queue.held());
      }
    }
    return queue;
  }

  /// Holds one more item.
  ///
  /// @return the end of its wait, in milliseconds on the log clock
  public long hold(HeldItem item) {
    var queue = queue(item.entity());
    queue.held().add(item);
    if (arrivals != null) {
      arrivals.touched.add(item);
    }
    size++;
    weight += item.weight();
    return queue.dueMs(item);
  }

  /// Removes an item from the held items.
  public void release(HeldItem item) {
    queue(item.entity()).held().remove(item);
    if (arrivals != null) {
      arrivals.touched.remove(item);
    }
    size--;
    weight -= item.weight();
  }

  /// Sets an entity's state after a release.
  public void remember(String entity, EntityState released) {
    queue(entity).remember(released);
    remembered.add(entity);
  }

  /// The due item whose wait ended first, at most one per entity; `null` if no item is due.
  public @Nullable Due takeDue(long clockMs) {
    var below = soonestBelow.first();
    var again = dueAgain.isEmpty() ? null : dueAgain.first();
    if (again != null && (below == null || again.compareTo(below) < 0)) {
      dueAgain.remove(again);
      return again;
    }
    return below == null || below.ms() > clockMs ? null : below;
  }

  /// Offers an entity to [#takeDue] again after a due item of it was taken, if another wait has
  /// ended.
  public void lookAgain(String entity, long clockMs) {
    var next = queue(entity).soonest();
    if (next != null && next.ms() <= clockMs) {
      dueAgain.add(next);
    }
  }

  /// The held item that arrived first of all.
  ///
  /// @throws java.util.NoSuchElementException if no item is held
  public HeldItem oldest() {
    if (arrivals == null) {
      arrivals = new Arrivals();
    }
    return arrivals.first();
  }

  public int size() {
    return size;
  }

  /// The weight of all held items, in bytes.
  public long weight() {
    return weight;
  }

  /// Applies the plan: reports the changed states and items, and updates the partition's held
  /// items.
  public void commit(Changes changes) {
    touched.forEach(
        (entity, queue) -> {
          var released = queue.last();
          if (released != null && remembered.contains(entity)) {
            changes.released(entity, released);
          }
          commit(entity, queue, changes);
        });
  }

  private void commit(String entity, EntityQueue queue, Changes changes) {
    var before = new HashMap<LogPlace, Due>();
    holds.of(entity).forEach(due -> before.put(due.held().at(), due));
    for (var item : queue.held()) {
      var due = new Due(queue.dueMs(item), item);
      var was = before.remove(item.at());
      if (was == null) {
        changes.held(item);
      }
      if (was == null || was.ms() != due.ms()) {
        holds.put(due);
      }
    }
    letGo(before, changes);
  }

  private void letGo(Map<LogPlace, Due> gone, Changes changes) {
    gone.values().stream()
        .sorted()
        .forEach(
            due -> {
              changes.letGo(due.held().at());
              holds.remove(due);
            });
  }

  /// Receives the changes that a committed plan makes to the stored state.
  public interface Changes {

    /// Ignores all changes, because the state already contains them.
    Changes NONE =
        new Changes() {
          @Override
          public void released(String entity, EntityState now) {}

          @Override
          public void held(HeldItem item) {}

          @Override
          public void letGo(LogPlace item) {}
        };

    void released(String entity, EntityState now);

    void held(HeldItem item);

    void letGo(LogPlace item);
  }

  /// The held items by arrival. Created on demand, because it is needed only if a bound is
  /// exceeded.
  private final class Arrivals {
    private final NavigableSet<HeldItem> touched = new TreeSet<>(HeldItem.BY_ARRIVAL);
    private final Untouched below = new Untouched(holds.byArrival());

    Arrivals() {
      EntityQueues.this.touched.values().forEach(queue -> touched.addAll(queue.held()));
    }

    HeldItem first() {
      var other = below.first();
      if (other == null) {
        return touched.first();
      }
      return touched.isEmpty() || HeldItem.BY_ARRIVAL.compare(other.held(), touched.first()) < 0
          ? other.held()
          : touched.first();
    }
  }

  /// Iterates the held items from before the plan and skips those of touched entities. The set of
  /// touched entities only grows and the items do not change during a plan, so each is skipped only
  /// once.
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
