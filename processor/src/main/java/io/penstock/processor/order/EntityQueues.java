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

/// The entities of a partition as a plan leaves them, over what is held and remembered of them: the
/// plan may still come to nothing, so what is below is not touched until [#commit].
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

  /// A plan's view.
  ///
  /// @param states what is remembered of an entity, by its key
  public EntityQueues(
      HeldItems holds, Function<String, @Nullable EntityState> states, long gapTimeoutMs) {
    this.holds = holds;
    this.states = states;
    this.gapTimeoutMs = gapTimeoutMs;
    this.size = holds.size();
    this.weight = holds.weight();
    this.soonestBelow = new Untouched(holds.byDue());
  }

  /// The entity of that key.
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
  /// @return when its wait ends
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

  /// Lets an item go.
  public void release(HeldItem item) {
    queue(item.entity()).held().remove(item);
    if (arrivals != null) {
      arrivals.touched.remove(item);
    }
    size--;
    weight -= item.weight();
  }

  /// What was released of an entity.
  public void remember(String entity, EntityState released) {
    queue(entity).remember(released);
    remembered.add(entity);
  }

  /// The item whose wait ends first, each entity's once; `null` where no wait has ended yet.
  public @Nullable Due takeDue(long clockMs) {
    var below = soonestBelow.first();
    var again = dueAgain.isEmpty() ? null : dueAgain.first();
    if (again != null && (below == null || again.compareTo(below) < 0)) {
      dueAgain.remove(again);
      return again;
    }
    return below == null || below.ms() > clockMs ? null : below;
  }

  /// Takes up an entity once more, of which a due item was taken: another wait may have ended, too.
  public void lookAgain(String entity, long clockMs) {
    var next = queue(entity).soonest();
    if (next != null && next.ms() <= clockMs) {
      dueAgain.add(next);
    }
  }

  /// The item that came first of all that are held.
  ///
  /// @throws java.util.NoSuchElementException where nothing is held
  public HeldItem oldest() {
    if (arrivals == null) {
      arrivals = new Arrivals();
    }
    return arrivals.first();
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

  /// What a plan changes below.
  public interface Changes {

    /// Of what is below already.
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

  /// What is held by arrival, which is asked for only where too much is.
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
