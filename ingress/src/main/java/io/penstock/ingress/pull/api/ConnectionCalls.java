package io.penstock.ingress.pull.api;

import io.penstock.ingress.pull.api.ApiResult.Answered;
import io.penstock.ingress.pull.api.ApiResult.Failed;
import io.penstock.ingress.pull.api.AuthorizedClient.Asked;
import io.penstock.ingress.pull.api.pace.CallOutcome;
import io.penstock.ingress.pull.api.pace.CallPace;
import io.penstock.ingress.pull.api.pace.CallPace.PaceChange;
import io.penstock.ingress.pull.api.pace.CallQueue;
import io.penstock.ingress.pull.api.pace.CallStart;
import io.penstock.senders.connection.ApiAccess;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The calls of one connection, by one way to access its API. Confined to the event loop.
///
/// A call waits in the queue until the pace lets it begin. A call that is repeated waits out its
/// backoff, and then stands before the others of its kind. When the connection is stopped, all
/// waiting calls fail.
final class ConnectionCalls {

  /// The maximum number of waiting calls.
  static final int WAITING_MAX = 2_000;

  private static final long NO_TIMER = -1;

  private final String id;
  private final ApiAccess access;
  private final ApiCallLoop loop;
  private final ApiCallObserver observer;
  private final ApiCalls.Listener listener;
  private final AuthorizedClient client;
  private final CallPace pace;
  private final CallQueue<ApiCall<?>> queue = new CallQueue<>();

  /// The waiting calls: in the queue, or in a backoff.
  private final Set<ApiCall<?>> waiting = new LinkedHashSet<>();

  private @Nullable StopReason stopped;
  private boolean left;
  private long timer = NO_TIMER;

  ConnectionCalls(
      String id,
      ApiAccess access,
      ApiCallLoop loop,
      ApiCallObserver observer,
      ApiCalls.Listener listener) {
    this.id = id;
    this.access = access;
    this.loop = loop;
    this.observer = observer;
    this.listener = listener;
    this.client = new AuthorizedClient(id, access, loop, observer);
    this.pace = new CallPace(access.recipe().limits(), loop.nanos());
  }

  /// How the API is accessed.
  ApiAccess access() {
    return access;
  }

  /// Takes a call. It fails at once if the connection is stopped, or if too many calls wait.
  void submit(ApiCall<?> call) {
    if (stopped != null) {
      call.fail(stopped.failure(), "the connection is stopped");
    } else if (waiting.size() >= WAITING_MAX) {
      call.fail(CallFailure.QUEUE_FULL, WAITING_MAX + " calls wait");
    } else {
      waiting.add(call);
      queue.add(call.question().kind(), call);
      pump();
    }
  }

  /// Begins all calls that may begin now.
  private void pump() {
    if (timer != NO_TIMER) {
      loop.vertx().cancelTimer(timer);
      timer = NO_TIMER;
    }
    while (!queue.isEmpty()) {
      // Read once: between two readings the time of the next call may come, and be missed.
      var now = loop.nanos();
      switch (pace.next(now)) {
        case CallStart.Now _ -> begin(Objects.requireNonNull(queue.poll(), "the queue has a call"));
        case CallStart.At(var nanos) -> {
          timer = after(nanos - now, this::pump);
          return;
        }
        case CallStart.AfterAnAnswer _ -> {
          return;
        }
      }
    }
  }

  private void begin(ApiCall<?> call) {
    waiting.remove(call);
    var url = url(call);
    if (url == null) {
      call.fail(
          CallFailure.NOT_ASKABLE, "the recipe has no path for the type, or the id is no text");
      return;
    }
    var ticket = pace.begun(loop.nanos());
    client.ask(url, call.tries()).onSuccess(asked -> ended(call, ticket, asked));
  }

  private @Nullable URI url(ApiCall<?> call) {
    try {
      return call.question().url(access);
    } catch (IllegalArgumentException _) {
      // The id or the cursor is no text in UTF-8.
      return null;
    }
  }

  private <T> void ended(ApiCall<T> call, int ticket, Asked asked) {
    var retryAfter = asked instanceof Asked.Tried(Failed(_, _, var asksToWait)) ? asksToWait : null;
    var change = pace.ended(ticket, outcome(asked), retryAfter, loop.nanos(), random());
    if (!left) {
      apply(change);
    }
    switch (asked) {
      case Asked.Tried(Answered answered) -> answered(call, answered);
      case Asked.Tried(Failed failed) -> failed(call, failed);
      case Asked.OtherToken(var refused) ->
          repeat(call, OptionalLong.of(0), new CallResult.Failed<>(refused));
      case Asked.NoToken(var reason, var detail, _) -> {
        stop(reason, detail);
        call.fail(reason.failure(), detail);
      }
    }
    if (left && pace.inFlight() == 0) {
      client.close();
    }
    pump();
  }

  private static CallOutcome outcome(Asked asked) {
    return switch (asked) {
      case Asked.Tried(Failed failed) when failed.failure().passing() -> CallOutcome.FAILED;
      case Asked.NoToken(_, _, var api) when !api -> CallOutcome.UNKNOWN;
      case Asked.Tried _, Asked.OtherToken _, Asked.NoToken _ -> CallOutcome.ANSWERED;
    };
  }

  private void apply(PaceChange change) {
    switch (change) {
      case PaceChange.None() -> {}
      case PaceChange.Closed() -> observer.circuitClosed(id);
      case PaceChange.Opened(var nanos, var waits) -> {
        var until = Duration.ofNanos(nanos);
        observer.circuitOpened(id, until);
        if (!waits && stopped == null) {
          stop(StopReason.CIRCUIT_OPEN, "trial in " + until.toSeconds() + " s");
          after(nanos, this::resumeByTrial);
        }
      }
    }
  }

  private <T> void answered(ApiCall<T> call, Answered answer) {
    var question = call.question();
    var result = CallResult.of(answer, body -> question.read(access, body));
    if (result instanceof CallResult.Read<T>(_, var content) && !question.readable(content)) {
      repeat(call, call.tries().unreadable(question.unreadableMax(), random()), result);
    } else {
      call.result().complete(result);
    }
  }

  private <T> void failed(ApiCall<T> call, Failed failed) {
    var result = new CallResult.Failed<T>(failed);
    if (failed.failure().passing()) {
      repeat(call, call.tries().failed(random()), result);
    } else {
      call.result().complete(result);
    }
  }

  /// Repeats a call after a backoff.
  ///
  /// @param nanos the backoff; empty if this was the last try
  /// @param last the call's result if it is not repeated
  private <T> void repeat(ApiCall<T> call, OptionalLong nanos, CallResult<T> last) {
    if (nanos.isEmpty() || stopped != null || left) {
      call.result().complete(last);
      return;
    }
    waiting.add(call);
    after(nanos.getAsLong(), () -> again(call));
  }

  private void again(ApiCall<?> call) {
    if (waiting.contains(call)) {
      queue.addAgain(call.question().kind(), call);
      pump();
    }
  }

  private void stop(StopReason reason, String detail) {
    if (left || reason == stopped) {
      return;
    }
    stopped = reason;
    observer.stopped(id, reason, detail);
    listener.stopped(id, reason);
    takeWaiting().forEach(call -> call.fail(reason.failure(), detail));
  }

  private void resumeByTrial() {
    if (stopped == StopReason.CIRCUIT_OPEN) {
      resume();
    }
  }

  private void resume() {
    if (!left) {
      stopped = null;
      observer.resumed(id);
      listener.resumed(id);
    }
  }

  /// Looks at the token file. A changed one stops the connection, or lets it go on.
  void look() {
    client
        .look()
        .onSuccess(
            changed -> {
              if (changed) {
                tokenChanged();
              }
            });
  }

  private void tokenChanged() {
    switch (client.token()) {
      case TokenAnswer.Unusable(var reason, var detail) -> stop(reason, detail);
      case TokenAnswer.Usable _, TokenAnswer.NotRefreshed _ -> {
        if (stopped != null && stopped != StopReason.CIRCUIT_OPEN) {
          resume();
        }
      }
    }
  }

  /// Ends this way of access. Requests in flight end, and their calls with them.
  ///
  /// @return the calls that waited
  List<ApiCall<?>> leave() {
    left = true;
    if (pace.inFlight() == 0) {
      client.close();
    }
    return takeWaiting();
  }

  /// Whether all calls fail at once.
  boolean isStopped() {
    return stopped != null;
  }

  private List<ApiCall<?>> takeWaiting() {
    var all = List.copyOf(waiting);
    waiting.clear();
    var _ = queue.drain();
    return all;
  }

  private double random() {
    return loop.random().getAsDouble();
  }

  private long after(long nanos, Runnable work) {
    // Timers have milliseconds, and never fire at once.
    var millis = Math.max(1, Math.ceilDiv(nanos, TimeUnit.MILLISECONDS.toNanos(1)));
    return loop.vertx().setTimer(millis, _ -> work.run());
  }
}
