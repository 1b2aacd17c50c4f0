package io.penstock.cli.send;

import io.penstock.cli.output.Terminal;
import io.penstock.cli.send.MadeUpWebhooks.OutgoingWebhook;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/// One run of `penstock send`: posts each webhook, retries it by [RetryPolicy], and prints the
/// answers.
final class SendRun implements OrderedDispatcher.Carrier {
  /// The maximum number of webhooks in a run that prints each answer as a line for people.
  private static final int LINES_MAX = 25;

  private final WebhookPoster poster;
  private final Terminal terminal;
  private final boolean json;
  private final LongSupplier nanos;
  private final int all;
  private final ResponseCounts tally = new ResponseCounts();

  /// Creates a run of `all` webhooks.
  SendRun(WebhookPoster poster, Terminal terminal, boolean json, int all, LongSupplier nanos) {
    this.poster = poster;
    this.terminal = terminal;
    this.json = json;
    this.all = all;
    this.nanos = nanos;
  }

  /// Posts all webhooks and returns the counts of their answers.
  ResponseCounts run(List<List<OutgoingWebhook>> lanes) throws InterruptedException {
    new OrderedDispatcher(this, () -> terminal.notice(tally.progress(all))).run(lanes);
    return tally;
  }

  @Override
  public boolean carry(OutgoingWebhook delivery) throws InterruptedException {
    if (tally.unreachable()) {
      return false;
    }
    long start = nanos.getAsLong();
    int attempts = 1;
    var answer = poster.post(delivery.body());
    for (var wait = RetryPolicy.wait(answer, attempts);
        wait.isPresent();
        wait = RetryPolicy.wait(answer, attempts)) {
      tellWait(answer, wait.get(), attempts);
      Thread.sleep(wait.get());
      answer = poster.post(delivery.body());
      attempts++;
    }
    tell(answer, attempts, Duration.ofNanos(nanos.getAsLong() - start).toMillis());
    return !(answer instanceof IngressResponse.Unreachable);
  }

  private void tellWait(IngressResponse answer, Duration wait, int attempts) {
    if (all <= LINES_MAX) {
      terminal.notice(
          "%s: again in %d s (%d of %d)"
              .formatted(answer.label(), wait.toSeconds(), attempts, RetryPolicy.RETRIES_MAX));
    }
  }

  /// Counts and prints one answer. Synchronized, so that numbers and lines have the same order.
  private synchronized void tell(IngressResponse answer, int attempts, long millis) {
    var posted = new PostResult(tally.count(answer), answer, attempts, millis);
    if (json) {
      terminal.data(posted.json());
    } else if (all <= LINES_MAX) {
      terminal.data(posted.line(terminal.paint()));
    }
  }
}
