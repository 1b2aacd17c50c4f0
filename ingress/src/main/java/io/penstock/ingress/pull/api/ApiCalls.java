package io.penstock.ingress.pull.api;

import io.penstock.schemas.EntityType;
import io.penstock.senders.api.ListPage;
import io.penstock.senders.api.PagePosition;
import io.penstock.senders.api.SingleAnswer;
import io.vertx.core.Future;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Calls the APIs of all connections, each within its limits. No connection waits for another.
///
/// Methods are called on the event loop of the pull side, and futures complete there. No future
/// fails. Calls are repeated inside: after a passing failure up to 6 tries, with another token
/// once, and if the answer can't be read as the recipe says (a fetch up to 3 more times, a page up
/// to 6 tries). The last answer is the result, even if it can't be read.
public interface ApiCalls {

  /// Asks for one entity.
  Future<CallResult<SingleAnswer>> fetch(String connectionId, EntityType type, String id);

  /// Asks for one page of a list. Fetches of the connection go first, but of 10 calls at least one
  /// is a page.
  ///
  /// @param since the earliest change that the list must have; `null` for the whole list. If the
  ///   API has no filter by time, the list is the whole list
  /// @param size the number of entities of a page instead of the recipe's; `null` for the recipe's.
  ///   If the API has no such parameter, it is left out
  Future<CallResult<ListPage>> page(
      String connectionId,
      EntityType type,
      PagePosition position,
      @Nullable Instant since,
      @Nullable Integer size);

  /// Adds a listener.
  void listen(Listener listener);

  /// Learns which connections can be called. It is called on the event loop.
  interface Listener {

    /// From now on, all calls of the connection fail at once with the reason's label. Calls that
    /// wait fail after this method. It is called again if the reason changes.
    void stopped(String connectionId, StopReason reason);

    /// Calls of the connection are made again. If its circuit was open, the first call is a trial,
    /// and others wait for it; if it fails, the connection may be stopped again.
    void resumed(String connectionId);
  }
}
