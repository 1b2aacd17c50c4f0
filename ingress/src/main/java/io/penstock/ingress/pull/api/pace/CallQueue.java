package io.penstock.ingress.pull.api.pace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The waiting calls of one connection. Fetches go before pages, but while a page waits, of
/// [#PAGE_EVERY] calls at least one is a page.
///
/// @param <C> a call
public final class CallQueue<C> {

  /// The greatest number of calls among which one is a page.
  static final int PAGE_EVERY = 10;

  private final ArrayDeque<C> fetches = new ArrayDeque<>();
  private final ArrayDeque<C> pages = new ArrayDeque<>();
  private int fetchesInRow;

  /// The kind of a call.
  public enum CallKind {
    FETCH,
    PAGE
  }

  /// Adds a call behind those of its kind.
  public void add(CallKind kind, C call) {
    of(kind).addLast(call);
  }

  /// Adds a call before those of its kind, because it waited before.
  public void addAgain(CallKind kind, C call) {
    of(kind).addFirst(call);
  }

  private ArrayDeque<C> of(CallKind kind) {
    return kind == CallKind.FETCH ? fetches : pages;
  }

  public boolean isEmpty() {
    return fetches.isEmpty() && pages.isEmpty();
  }

  /// Removes the next call; `null` if none waits.
  public @Nullable C poll() {
    if (fetches.isEmpty() || (!pages.isEmpty() && fetchesInRow >= PAGE_EVERY - 1)) {
      fetchesInRow = 0;
      return pages.poll();
    }
    // Without a page that waits, fetches don't count: a page that comes later has its own turn.
    fetchesInRow = pages.isEmpty() ? 0 : fetchesInRow + 1;
    return fetches.poll();
  }

  /// Removes all calls.
  public List<C> drain() {
    var all = new ArrayList<C>(fetches);
    all.addAll(pages);
    fetches.clear();
    pages.clear();
    fetchesInRow = 0;
    return all;
  }
}
