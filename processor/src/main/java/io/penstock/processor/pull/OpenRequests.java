package io.penstock.processor.pull;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The open requests of a partition: at most one for each entity.
///
/// A request that is not answered lapses, so that an answer that never comes does not keep an
/// entity from asking. The number of open requests is bounded; an entity beyond the bound asks
/// without being remembered.
///
/// It mirrors the store in memory, one plan ahead, and is built from it each time processing
/// begins.
public final class OpenRequests {
  /// The maximum number of lapsed requests that one record removes.
  private static final int LAPSES_MAX = 1_000;

  private final long lapseMs;
  private final int openMax;

  /// In the order in which they were opened.
  private final SequencedMap<String, OpenRequest> requests = new LinkedHashMap<>();

  private long clockMs;

  /// Creates an empty set.
  ///
  /// @param lapseMs the time on the log clock after which a request is no longer open, in
  ///   milliseconds
  /// @param openMax the maximum number of open requests that are remembered
  public OpenRequests(long lapseMs, int openMax) {
    this.lapseMs = lapseMs;
    this.openMax = openMax;
  }

  /// Remembers the requests that were open before, in any order.
  public void restore(Map<String, OpenRequest> stored) {
    stored.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.comparingLong(OpenRequest::openedMs)))
        .forEach(entry -> requests.put(entry.getKey(), entry.getValue()));
  }

  /// Sets the log clock and forgets requests that have lapsed.
  ///
  /// @param forget receives the key of each entity whose request is forgotten
  public void advance(long nowMs, Consumer<String> forget) {
    clockMs = nowMs;
    for (int left = LAPSES_MAX; left > 0 && !requests.isEmpty(); left--) {
      var oldest = requests.firstEntry();
      if (isOpen(oldest.getValue())) {
        return;
      }
      requests.remove(oldest.getKey());
      forget.accept(oldest.getKey());
    }
  }

  private boolean isOpen(OpenRequest request) {
    return clockMs - request.openedMs() < lapseMs;
  }

  /// The open request of an entity; `null` if there is none.
  ///
  /// @param entity the entity's key in the state
  public @Nullable OpenRequest of(String entity) {
    var request = requests.get(entity);
    return request != null && isOpen(request) ? request : null;
  }

  /// The open request of an entity that a record answers; `null` if there is none.
  public @Nullable OpenRequest answered(String entity, @Nullable Long mark, int attempt) {
    var request = of(entity);
    return request != null && request.isAnsweredBy(mark, attempt) ? request : null;
  }

  /// Opens a request for an entity that has none, if there is room.
  ///
  /// @return whether it is remembered
  public boolean open(String entity, OpenRequest request) {
    if (requests.remove(entity) == null && requests.size() >= openMax) {
      return false;
    }
    requests.put(entity, request);
    return true;
  }

  /// Adds a reason to an open request.
  ///
  /// @param request the open request of the entity
  /// @return the request as it is now
  public OpenRequest again(String entity, OpenRequest request, long timestampMs) {
    var now = request.again(timestampMs);
    requests.replace(entity, now);
    return now;
  }

  public void close(String entity) {
    requests.remove(entity);
  }

  /// The number of remembered requests.
  public int size() {
    return requests.size();
  }
}
