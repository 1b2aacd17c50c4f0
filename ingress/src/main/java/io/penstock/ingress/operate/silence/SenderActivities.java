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

/// The activity of each connection, learned from its webhooks. It is kept across snapshots of the
/// senders.
///
/// Noting a webhook costs a map lookup and a few writes of longs. Only a connection's first webhook
/// allocates memory. Safe for use by several threads.
public final class SenderActivities {

  /// Maximum number of watched connections that only the wildcard covers.
  static final int UNNAMED_MAX = 1_000;

  /// Silence after which such a connection is forgotten, in milliseconds. It is in no file from
  /// which an operator could remove it.
  static final long UNNAMED_SILENCE_MAX_MS = 30L * 24 * 3_600 * 1_000;

  private final WatchedSenders named = new WatchedSenders(Connections.NAMED_MAX);
  private final WatchedSenders unnamed = new WatchedSenders(UNNAMED_MAX);
  private volatile List<Silence> quiet = List.of();

  /// Notes the verdict on a webhook.
  public void judged(Verdict verdict, long nowMs) {
    switch (verdict) {
      case Verdict.Genuine genuine -> genuine(genuine, nowMs);
      case Verdict.Stale stale -> stale(stale, nowMs);
      case Verdict.Refused _ -> {}
    }
  }

  /// Notes a genuine webhook.
  public void genuine(Verdict.Genuine genuine, long nowMs) {
    var activity = of(genuine.connectionId(), genuine.connection(), nowMs);
    if (activity != null) {
      activity.spoke(nowMs);
      note(activity, genuine.skew(), nowMs);
    }
  }

  /// Notes a stale webhook. It shows its sender's clock skew, but does not end a silence.
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

  /// The connections with the largest clock skew, in descending order. A value says how far the
  /// sender's clock is ahead, in milliseconds; negative if it is behind.
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

  /// Updates which connections are quiet, and forgets those that are no longer active. For use by
  /// one thread.
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

  /// The changes since the previous look.
  record Changes(List<Silence> becameQuiet, List<String> spokeAgain) {}

  private static boolean active(@Nullable Connection connection) {
    return connection != null && connection.state() == Connection.State.ACTIVE;
  }

  /// The number of connections that were quiet at the last look.
  public int quietCount() {
    return quiet.size();
  }

  /// The connections with the longest silences at the last look, in milliseconds, in descending
  /// order. Only quiet connections are included.
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
