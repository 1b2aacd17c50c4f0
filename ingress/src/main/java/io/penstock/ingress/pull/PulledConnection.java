package io.penstock.ingress.pull;

import io.penstock.ingress.pull.api.StopReason;
import io.penstock.ingress.pull.fetch.RequestInFlight;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.PollCommand;
import io.penstock.schemas.Watermark;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One connection that this replica pulls: its requests and its polls.
final class PulledConnection {
  private final PullLoop loop;
  private final AnsweredOffsets answered = new AnsweredOffsets();
  private final ConnectionFetches fetches;
  private ConnectionPolls polls;
  private PullTarget target;
  private @Nullable StopReason stopped;

  /// A connection.
  ///
  /// @param stopped why it can't be called now; `null` if it can
  PulledConnection(PullLoop loop, PullTarget target, @Nullable StopReason stopped) {
    this.loop = loop;
    this.target = target;
    this.stopped = stopped;
    this.fetches = new ConnectionFetches(loop, target, answered, this::early);
    this.polls = new ConnectionPolls(loop, target, answered, stopped != null);
    if (stopped != null) {
      fetches.stop(stopped);
    }
  }

  private void early(EntityType type) {
    polls.early(type);
  }

  PullTarget target() {
    return target;
  }

  Map<EntityType, Watermark> watermarks() {
    return polls.watermarks();
  }

  /// Uses a newer definition of the connection. With another API, a listing begins anew.
  void use(PullTarget newer) {
    var before = target;
    target = newer;
    fetches.use(newer);
    if (newer.api().equals(before.api())) {
      polls.use(newer);
      return;
    }
    var old = polls;
    old.close();
    polls = new ConnectionPolls(loop, newer, answered, stopped != null);
    if (old.known()) {
      var kept = new HashMap<EntityType, Watermark>();
      old.watermarks().forEach((type, watermark) -> kept.put(type, watermark.with(null)));
      polls.know(kept);
    }
  }

  /// Whether its watermarks are known, so that it is polled.
  boolean known() {
    return polls.known();
  }

  void know(Map<EntityType, Watermark> stored) {
    polls.know(stored);
  }

  void fetch(RequestInFlight request) {
    fetches.add(request);
  }

  void poll(PollCommand command) {
    polls.command(command);
  }

  /// Does what has become due.
  void pump() {
    fetches.pump();
    polls.pump();
  }

  void stop(StopReason reason) {
    stopped = reason;
    polls.stop();
    fetches.stop(reason);
  }

  void resume() {
    stopped = null;
    fetches.resume();
    polls.resume();
  }

  /// Ends it, because it is not configured to be pulled any more: its ids are skipped.
  void skip() {
    polls.close();
    fetches.skip();
  }

  /// Ends it, because another replica pulls it from now on.
  void abandon() {
    polls.close();
    fetches.abandon();
  }
}
