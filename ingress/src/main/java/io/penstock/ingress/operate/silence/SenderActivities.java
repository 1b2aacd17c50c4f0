package io.penstock.ingress.operate.silence;

import io.penstock.ingress.operate.silence.SenderActivity.Silence;
import io.penstock.ingress.verify.ClockSkew;
import io.penstock.ingress.verify.Verdict;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What each connection's genuine webhooks showed, whatever snapshot of the senders is in use.
///
/// Noting a webhook costs a lookup and a few longs, and allocates nothing but for a connection's
/// first. Safe for use by several threads.
public final class SenderActivities {

  /// How many connections are watched of those that the wildcard takes.
  static final int UNNAMED_MAX = 1_000;

  /// How long one of these may be silent before it is forgotten: nobody takes it out of a file.
  static final long UNNAMED_SILENCE_MAX_MS = 30L * 24 * 3_600 * 1_000;

  private final WatchedSenders named = new WatchedSenders(Connections.NAMED_MAX);
  private final WatchedSenders unnamed = new WatchedSenders(UNNAMED_MAX);
  private volatile List<Silence> quiet = List.of();

  /// A webhook was judged.
  public void judged(Verdict verdict, long nowMs) {
    switch (verdict) {
      case Verdict.Genuine genuine -> genuine(genuine, nowMs);
      case Verdict.Stale stale -> stale(stale, nowMs);
      case Verdict.Refused _ -> {}
    }
  }

  /// A genuine webhook came.
  public void genuine(Verdict.Genuine genuine, long nowMs) {
    var activity = of(genuine.connectionId(), genuine.connection(), nowMs);
    if (activity != null) {
      activity.spoke(nowMs);
      note(activity, genuine.skew(), nowMs);
    }
  }

  /// One came that is its sender's, but was not taken: it shows the clock, and breaks no silence.
  public void stale(Verdict.Stale stale, long nowMs) {
    var activity = of(stale.connectionId(), stale.connection(), nowMs);
    if (activity != null) {
      note(activity, stale.skew(), nowMs);
    }
  }

  private static void note(SenderActivity activity, @Nullable ClockSkew skew, long nowMs) {
    if (skew != null) {
      activity.skewed(skew.aheadMs(), nowMs);
    }
  }

  private @Nullable SenderActivity of(String id, Connection connection, long nowMs) {
    return (connection.id().equals(Connection.WILDCARD) ? unnamed : named).of(id, nowMs);
  }

  /// How far the clocks of the most skewed connections are ahead, in milliseconds; negative where
  /// they are behind.
  public List<Map.Entry<String, Long>> mostSkewed(int max) {
    return all()
        .map(each -> Map.entry(each.getKey(), each.getValue().aheadMs()))
        .filter(each -> each.getValue() != 0)
        .sorted(
            Comparator.<Map.Entry<String, Long>>comparingLong(each -> Math.abs(each.getValue()))
                .reversed())
        .limit(max)
        .toList();
  }

  /// Looks who is quiet, and forgets who is not configured any more. By one thread.
  Changes look(Connections connections, long nowMs) {
    named.keepOnly((id, _) -> active(connections.named().get(id)));
    unnamed.keepOnly(
        (id, activity) ->
            active(connections.wildcard())
                && !connections.named().containsKey(id)
                && nowMs - activity.lastMs() <= UNNAMED_SILENCE_MAX_MS);
    var became = new ArrayList<Silence>();
    var still = new ArrayList<Silence>();
    var back = new ArrayList<String>();
    all()
        .forEach(
            each -> {
              switch (each.getValue().look(nowMs)) {
                case USUAL -> {}
                case QUIET_NOW -> became.add(each.getValue().silence(each.getKey(), nowMs));
                case QUIET_STILL -> still.add(each.getValue().silence(each.getKey(), nowMs));
                case BACK -> back.add(each.getKey());
              }
            });
    still.addAll(became);
    quiet = List.copyOf(still);
    return new Changes(became, back);
  }

  /// What is otherwise than at the last look.
  record Changes(List<Silence> becameQuiet, List<String> spokeAgain) {}

  private static boolean active(@Nullable Connection connection) {
    return connection != null && connection.state() == Connection.State.ACTIVE;
  }

  /// How many were quiet at the last look.
  public int quietCount() {
    return quiet.size();
  }

  /// The silence of those that were silent the longest at the last look, in milliseconds.
  public List<Map.Entry<String, Long>> quietest(int max) {
    return quiet.stream()
        .sorted(Comparator.comparingLong(Silence::silenceMs).reversed())
        .limit(max)
        .map(each -> Map.entry(each.connectionId(), each.silenceMs()))
        .toList();
  }

  private Stream<Map.Entry<String, SenderActivity>> all() {
    return Stream.concat(named.entries(), unnamed.entries());
  }
}
