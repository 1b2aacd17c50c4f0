package io.penstock.standalone.demo;

import io.penstock.cli.output.Paint;
import io.penstock.cli.tail.RecordLine;
import io.penstock.processor.StreamsSettings;
import io.penstock.proof.simulator.Ledger;
import io.penstock.proof.simulator.Plan;
import io.penstock.proof.simulator.Progress;
import io.penstock.proof.simulator.RetrySchedule;
import io.penstock.proof.simulator.SimulatedMakini;
import io.penstock.proof.simulator.judge.ConsumedTopics;
import io.penstock.schemas.TopicNames;
import io.penstock.standalone.collect.RecordCollector;
import io.penstock.standalone.local.LocalBridge;
import io.penstock.standalone.local.PollPause;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The traffic of the demo: a simulated sender that sends a plan to a bridge, and a collector that
/// reads the bridge's topics.
///
/// The traffic is over when nothing is open: all is processed, no request to an API waits for its
/// answer, and each list of an API was read after the last change.
final class DemoTraffic implements AutoCloseable {
  private static final long LOOK_EVERY_MS = 250;

  /// The minimum time without records before the bridge counts as done. It exceeds the grace plus
  /// the time until the tick that ends it.
  private static final Duration QUIET_MIN = Duration.ofSeconds(4);

  /// The maximum time from the last answer until all outcomes are known. It is needed because a
  /// processor that never releases a held item writes ticks forever.
  private static final Duration DECIDED_MAX = Duration.ofMinutes(2);

  private final DemoApi api;
  private final ListedTypes lists;
  private final PendingPulls pulls;
  private final TopicNames topics;
  private final SimulatedMakini makini;
  private final RecordCollector collector;
  private final NewestRecords newest;
  private final ItemCounts items;
  private final String group;
  private final LongSupplier nanoTime;
  private final long beganNanos;
  private long sentNanos;
  private @Nullable ConsumedTopics decided;

  private DemoTraffic(
      DemoApi api,
      ListedTypes lists,
      PendingPulls pulls,
      TopicNames topics,
      SimulatedMakini makini,
      RecordCollector collector,
      NewestRecords newest,
      ItemCounts items,
      String group,
      LongSupplier nanoTime) {
    this.api = api;
    this.lists = lists;
    this.pulls = pulls;
    this.topics = topics;
    this.makini = makini;
    this.collector = collector;
    this.newest = newest;
    this.items = items;
    this.group = group;
    this.nanoTime = nanoTime;
    this.beganNanos = nanoTime.getAsLong();
    this.sentNanos = beganNanos;
  }

  /// Starts the collector, then the sender.
  ///
  /// @param ledger records every attempt
  static DemoTraffic begin(
      LocalBridge bridge,
      TopicNames topics,
      Plan plan,
      DemoApi api,
      Ledger ledger,
      Paint paint,
      InstantSource clock,
      LongSupplier nanoTime) {
    var newest = new NewestRecords(topics, new RecordLine(topics, paint));
    var collector = RecordCollector.start(bridge.bootstrapServers(), topics, newest, nanoTime);
    var address = URI.create("http://127.0.0.1:" + bridge.ports().webhooks());
    var makini =
        SimulatedMakini.start(
            address, plan, api.feed(), RetrySchedule.HURRIED, ledger, clock, nanoTime);
    var ports = bridge.ports();
    return new DemoTraffic(
        api,
        ListedTypes.of(plan),
        new PendingPulls(ports.ingressManagement(), ports.processorManagement()),
        topics,
        makini,
        collector,
        newest,
        new ItemCounts(ports.processorManagement()),
        StreamsSettings.group(topics),
        nanoTime);
  }

  /// Shows the progress until all outcomes are known, until the wait for them times out, or until
  /// `end` completes.
  void show(Screen screen, CompletableFuture<?> end) {
    try (screen) {
      while (!end.isDone() && !over()) {
        screen.show(moment());
        PollPause.unless(end, LOOK_EVERY_MS);
      }
    }
  }

  private boolean over() {
    if (!makini.progress().ended()) {
      sentNanos = nanoTime.getAsLong();
      return false;
    }
    if (decided == null) {
      decided = settled();
    }
    return decided() || nanoTime.getAsLong() - sentNanos > DECIDED_MAX.toNanos();
  }

  /// What was found when nothing was open any more; null if something is. Records that are read
  /// later, such as those of the next poll, are not part of it.
  private @Nullable ConsumedTopics settled() {
    if (!isQuiet()) {
      return null;
    }
    var found = collector.findings();
    return lists.readSince(api.settled(), found, topics.watermarks())
            && pulls.none()
            && collector.caughtUp(group)
            && isQuiet()
        ? found
        : null;
  }

  private boolean isQuiet() {
    return collector.quietFor().compareTo(QUIET_MIN) > 0;
  }

  /// Whether the outcomes of all sent webhooks are known. Only then can the findings be judged.
  boolean decided() {
    return decided != null;
  }

  /// The records read from all topics until all outcomes were known; before, those read so far.
  ConsumedTopics findings() {
    return decided == null ? collector.findings() : decided;
  }

  private DemoProgress moment() {
    var progress = makini.progress();
    return new DemoProgress(
        Duration.ofNanos(nanoTime.getAsLong() - beganNanos),
        progress.planned(),
        progress.begun(),
        progress.ended(),
        answers(progress),
        items.now(),
        newest.lines());
  }

  private static SortedMap<String, Long> answers(Progress progress) {
    var answers = new TreeMap<String, Long>();
    progress.answers().forEach((status, count) -> answers.put(status.toString(), (long) count));
    if (progress.unanswered() > 0) {
      answers.put("none", (long) progress.unanswered());
    }
    return answers;
  }

  @Override
  public void close() {
    makini.close();
    collector.close();
    items.close();
    pulls.close();
  }
}
