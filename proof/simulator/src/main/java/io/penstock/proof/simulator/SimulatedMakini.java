package io.penstock.proof.simulator;

import io.penstock.proof.simulator.Plan.Post;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;

/// Sends what a plan says when it says so, tries again as Makini does, and enters every attempt in
/// a ledger.
///
/// What is not to be let in is posted until it is refused, and then no more: nobody who may send
/// would try it again.
public final class SimulatedMakini implements AutoCloseable {
  private static final int STORED = 200;

  /// Answers that say nothing of the webhook: whatever it is, it may come again.
  private static final Set<Integer> COME_AGAIN = Set.of(408, 429, 503);

  private final SourceFeed source;
  private final RetrySchedule schedule;
  private final Ledger ledger;
  private final LongSupplier nanos;
  private final HttpPoster postman;
  private final SendingCounters counts;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("makini-", 0).factory());

  private SimulatedMakini(
      URI address,
      Plan plan,
      SourceFeed source,
      RetrySchedule schedule,
      Ledger ledger,
      InstantSource clock,
      LongSupplier nanos) {
    this.source = source;
    this.schedule = schedule;
    this.ledger = ledger;
    this.nanos = nanos;
    this.postman = new HttpPoster(address, schedule.answerMax(), clock);
    this.counts = new SendingCounters(plan.posts().size());
  }

  /// Starts to send.
  ///
  /// @param address the receiver's scheme, host and port
  /// @param source is told the time of each post before it is posted
  /// @param clock tells when an attempt began
  /// @param nanos as [System#nanoTime]
  public static SimulatedMakini start(
      URI address,
      Plan plan,
      SourceFeed source,
      RetrySchedule schedule,
      Ledger ledger,
      InstantSource clock,
      LongSupplier nanos) {
    var makini = new SimulatedMakini(address, plan, source, schedule, ledger, clock, nanos);
    long start = nanos.getAsLong();
    for (var post : plan.posts()) {
      var _ = makini.threads.submit(() -> makini.run(post, start));
    }
    return makini;
  }

  /// How far it has come.
  public Progress progress() {
    return counts.progress();
  }

  /// What was to be taken and is not tried any more, once for each post.
  public List<Webhook> givenUp() {
    return counts.givenUp();
  }

  private void run(Post post, long startNanos) {
    try {
      Thread.sleep(post.at().minusNanos(nanos.getAsLong() - startNanos));
      source.until(post.at());
      counts.begin();
      deliver(post.webhook());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      counts.end();
    }
  }

  private void deliver(Webhook webhook) throws InterruptedException {
    for (int attempts = 1; !isSettled(webhook, attempt(webhook)); attempts++) {
      var wait = schedule.after(attempts);
      if (wait.isEmpty()) {
        counts.giveUp(webhook);
        return;
      }
      await(wait);
    }
  }

  private void await(Optional<Duration> wait) throws InterruptedException {
    counts.wait(1);
    try {
      Thread.sleep(wait.orElseThrow());
    } finally {
      counts.wait(-1);
    }
  }

  private static boolean isSettled(Webhook webhook, Answer answer) {
    if (!(answer instanceof Answer.Status(int status, _, _))) {
      return false;
    }
    return status == STORED
        || (webhook.meaning() instanceof Intent.Unwelcome && !COME_AGAIN.contains(status));
  }

  private Answer attempt(Webhook webhook) throws InterruptedException {
    var attempt = postman.post(webhook);
    ledger.enter(attempt);
    counts.count(attempt.answer());
    return attempt.answer();
  }

  /// Stops; what is under way is entered as unanswered. No thread of it is left when this returns.
  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
    postman.close();
  }
}
