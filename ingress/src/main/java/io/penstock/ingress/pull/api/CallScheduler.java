package io.penstock.ingress.pull.api;

import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.schemas.EntityType;
import io.penstock.senders.api.ListPage;
import io.penstock.senders.api.PagePosition;
import io.penstock.senders.api.SingleAnswer;
import io.penstock.senders.connection.ApiAccess;
import io.penstock.senders.connection.Connection;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Makes the calls of all connections on one event loop. Each connection has its own queue, pace,
/// token and sockets, so none waits for another.
///
/// A connection is known from its first call on, until it is removed, disconnected or loses its
/// API. If it is changed, the calls that wait are made by the new way of access.
public final class CallScheduler implements ApiCalls {
  private final Supplier<SendersSnapshot> senders;
  private final ApiCallLoop loop;
  private final ApiCallObserver observer;
  private final List<Listener> listeners = new ArrayList<>();
  private final Map<String, ConnectionCalls> connections = new HashMap<>();

  /// Tells all listeners.
  private final Listener told =
      new Listener() {
        @Override
        public void stopped(String connectionId, StopReason reason) {
          listeners.forEach(each -> each.stopped(connectionId, reason));
        }

        @Override
        public void resumed(String connectionId) {
          listeners.forEach(each -> each.resumed(connectionId));
        }
      };

  /// A scheduler without calls.
  ///
  /// @param senders the snapshot in use
  public CallScheduler(
      Supplier<SendersSnapshot> senders, ApiCallLoop loop, ApiCallObserver observer) {
    this.senders = senders;
    this.loop = loop;
    this.observer = observer;
  }

  /// Looks at the token files and the connections from now on.
  ///
  /// @param every the time between two looks
  public void start(Duration every) {
    loop.vertx().setPeriodic(every.toMillis(), _ -> look());
  }

  /// Looks once.
  void look() {
    for (var id : List.copyOf(connections.keySet())) {
      var calls = find(id);
      if (calls != null) {
        calls.look();
      }
    }
  }

  @Override
  public Future<CallResult<SingleAnswer>> fetch(String connectionId, EntityType type, String id) {
    return submit(connectionId, new ApiQuestion.OneEntity(type.name(), id));
  }

  @Override
  public Future<CallResult<ListPage>> page(
      String connectionId,
      EntityType type,
      PagePosition position,
      @Nullable Instant since,
      @Nullable Integer size) {
    return submit(connectionId, new ApiQuestion.OnePage(type.name(), position, since, size));
  }

  @Override
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /// Submits a call after the caller's work: a caller that asks for the next entity when a call
  /// fails at once would otherwise call itself.
  private <T> Future<CallResult<T>> submit(String connectionId, ApiQuestion<T> question) {
    var call = ApiCall.of(question);
    loop.vertx().runOnContext(_ -> submit(connectionId, call));
    return call.result().future();
  }

  private void submit(String connectionId, ApiCall<?> call) {
    var calls = find(connectionId);
    if (calls == null) {
      notPulled(call);
    } else {
      calls.submit(call);
    }
  }

  private static void notPulled(ApiCall<?> call) {
    call.fail(CallFailure.NOT_PULLED, "no active connection with an API");
  }

  /// The calls of a connection by its access in use; `null` if it can't be pulled.
  private @Nullable ConnectionCalls find(String connectionId) {
    var access = access(connectionId);
    var known = connections.get(connectionId);
    if (known != null && known.access().equals(access)) {
      return known;
    }
    return access == null ? leave(connectionId, known) : change(connectionId, known, access);
  }

  private @Nullable ApiAccess access(String connectionId) {
    var connection = senders.get().connections().named().get(connectionId);
    return connection == null || connection.state() == Connection.State.DISCONNECTED
        ? null
        : connection.api();
  }

  private @Nullable ConnectionCalls leave(String connectionId, @Nullable ConnectionCalls known) {
    if (known != null) {
      connections.remove(connectionId);
      observer.left(connectionId);
      known.leave().forEach(CallScheduler::notPulled);
    }
    return null;
  }

  private ConnectionCalls change(
      String connectionId, @Nullable ConnectionCalls known, ApiAccess access) {
    var calls = new ConnectionCalls(connectionId, access, loop, observer, told);
    connections.put(connectionId, calls);
    if (known != null) {
      observer.left(connectionId);
      known.leave().forEach(calls::submit);
      if (known.isStopped()) {
        told.resumed(connectionId);
      }
    }
    return calls;
  }

  /// Ends all calls that wait, and closes the sockets of the others when their requests have ended.
  public void close() {
    for (var id : List.copyOf(connections.keySet())) {
      var _ = leave(id, connections.get(id));
    }
  }
}
