package io.penstock.ingress.senders;

import io.penstock.settings.Problem;
import io.penstock.settings.SenderFiles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at the senders' files from a thread of its own, and takes into use what is new and good.
public final class SendersWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SendersWatch.class);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(1);

  /// How many problems of one bad version are told, one a line.
  static final int PROBLEMS_TOLD_MAX = 100;

  private final SettledFiles files;
  private final NewestSenders newest;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("senders-watch").daemon().unstarted(work));

  public SendersWatch(SenderFiles files, NewestSenders newest, InstantSource clock) {
    this.files = new SettledFiles(files, newest.get().connections());
    this.newest = newest;
    this.clock = clock;
  }

  /// Looks from now on.
  ///
  /// @param every the time between two looks
  public void start(Duration every) {
    var millis = every.toMillis();
    var _ = thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      switch (files.look()) {
        case Found.Same _ -> newest.checked(clock.instant());
        case Found.Unsettled _ -> {}
        case Found.Bad(var problems) -> refuse(problems);
        case Found.Good(var connections) -> {
          var refused = newest.refusing();
          tell(newest.apply(connections, clock.instant()), refused);
        }
      }
    } catch (RuntimeException e) {
      // Thrown on, it would end the watch.
      var failure = "impossible (" + e.getClass().getSimpleName() + ")";
      if (newest.refuse(
          List.of(new Problem("the senders' files", "reading them", failure, null, null)))) {
        LOG.error("the watch on the senders' files failed; the last good version stays in use", e);
      }
    }
  }

  private static void tell(Difference difference, boolean refusedBefore) {
    if (!difference.equals(Difference.NONE)) {
      LOG.info("senders reloaded: {}", difference.text());
    } else if (refusedBefore) {
      LOG.info("the senders' files are good again, and say what is in use");
    }
  }

  private void refuse(List<Problem> problems) {
    if (newest.refuse(problems)) {
      lines(problems).forEach(LOG::warn);
    }
  }

  /// What is told of a bad version: that it is not used, and why.
  static List<String> lines(List<Problem> problems) {
    var lines = new ArrayList<String>();
    lines.add("senders not reloaded, the last good version stays in use");
    problems.stream().limit(PROBLEMS_TOLD_MAX).map(Problem::line).forEach(lines::add);
    if (problems.size() > PROBLEMS_TOLD_MAX) {
      lines.add("and " + (problems.size() - PROBLEMS_TOLD_MAX) + " more problems");
    }
    return lines;
  }

  /// Ends the watch; a look that is under way ends first, because files that an interrupt makes
  /// unreadable would look bad.
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(CLOSE_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the watch on the senders' files did not end within {}", CLOSE_MAX);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
