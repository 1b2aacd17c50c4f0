package io.penstock.proof.benchmarks.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Counts the requests for pages. It passes them on while it is open, and holds them while it is
/// shut, so that lists are read in turns of the benchmark only. For one thread.
final class PageGate {
  private final Deque<PageRequest> held = new ArrayDeque<>();
  private final Map<String, Integer> atOnce = new HashMap<>();
  private boolean open = true;
  private long asked;
  private long lists;
  private int atOnceMax;

  /// A request for a page that is not answered yet.
  final class PageRequest {
    private final String connection;
    private final Consumer<PageRequest> answer;
    private boolean ended;

    private PageRequest(String connection, Consumer<PageRequest> answer) {
      this.connection = connection;
      this.answer = answer;
    }

    /// Ends the request: it was answered, or its connection was closed.
    void end() {
      if (!ended) {
        ended = true;
        held.remove(this);
        atOnce.merge(connection, -1, Integer::sum);
      }
    }
  }

  /// Takes a request.
  ///
  /// @param connection the connection that asks
  /// @param last whether it asks for the last page of a list
  /// @param answer sends the answer, then ends the request
  PageRequest take(String connection, boolean last, Consumer<PageRequest> answer) {
    asked++;
    lists += last ? 1 : 0;
    atOnceMax = Math.max(atOnceMax, atOnce.merge(connection, 1, Integer::sum));
    var request = new PageRequest(connection, answer);
    if (open) {
      answer.accept(request);
    } else {
      held.add(request);
    }
    return request;
  }

  /// Passes on the requests that are held, and all requests from now on.
  void open() {
    open = true;
    for (var request = held.poll(); request != null; request = held.poll()) {
      request.answer.accept(request);
    }
  }

  /// Holds all requests from now on.
  void shut() {
    open = false;
  }

  PageCounts counts() {
    return new PageCounts(asked, lists, atOnceMax);
  }
}
