package io.penstock.ingress.reload;

import io.penstock.settings.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at files from a thread of its own, and has what is new and good taken into use.
///
/// @param <T> what they say
public final class FilesWatch<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FilesWatch.class);
  private static final Duration CLOSE_MAX = Duration.ofSeconds(1);

  /// How many problems of one bad version are told, one a line.
  public static final int PROBLEMS_TOLD_MAX = 100;

  private final String name;
  private final SettledFiles<T> files;
  private final Target<T> target;
  private final ScheduledExecutorService thread;

  /// Who uses what the files say. Called by the watch's thread alone.
  ///
  /// @param <T> what they say
  public interface Target<T> {

    /// Takes a version into use, where it says anything new.
    ///
    /// @param whole whether all of it is good
    /// @return what it changes, in one line; empty where it changes nothing
    String apply(T version, boolean whole);

    /// Learns which files are not there; takes no note of it, unless that withdraws something.
    default void gone(Set<Path> files) {}

    /// Learns that the files were looked at, and say what is in use; takes no note of it, unless
    /// somebody wants to know.
    default void checked() {}

    /// What became of the versions so far.
    ReloadCounts reloads();
  }

  /// A watch on these.
  ///
  /// @param name what is reloaded, such as `senders`
  public FilesWatch(String name, SettledFiles<T> files, Target<T> target) {
    this.name = name;
    this.files = files;
    this.target = target;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().name(name + "-watch").daemon().unstarted(work));
  }

  /// Looks from now on.
  ///
  /// @param every the time between two looks
  public void start(Duration every) {
    var millis = every.toMillis();
    var _ = thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  /// Looks once; the thread of a watch that was started does so.
  public void look() {
    try {
      var found = files.look();
      target.gone(files.gone());
      switch (found) {
        case FoundFiles.Same<T> _ -> target.checked();
        case FoundFiles.Unsettled<T> _ -> {}
        case FoundFiles.Bad<T>(var problems) ->
            refuse(" not reloaded, the last good version stays in use", problems);
        case FoundFiles.Partly<T>(var version, var problems) -> {
          tell(target.apply(version, false), false);
          refuse(" reloaded in part; what is wrong stays as it was last good", problems);
        }
        case FoundFiles.Good<T>(var version) -> {
          var refused = target.reloads().refusing();
          tell(target.apply(version, true), refused);
        }
      }
    } catch (RuntimeException e) {
      // Thrown on, it would end the watch.
      var failure = "impossible (" + e.getClass().getSimpleName() + ")";
      var problem = new Problem(files.name(), "using them", failure, null, null);
      if (target.reloads().refuse(List.of(problem))) {
        LOG.error("the watch on {} failed; the last good version stays in use", files.name(), e);
      }
    }
  }

  private void tell(String change, boolean refusedBefore) {
    if (!change.isEmpty()) {
      LOG.info("{} reloaded: {}", name, change);
    } else if (refusedBefore) {
      LOG.info("{} are good again, and say what is in use", files.name());
    }
  }

  private void refuse(String outcome, List<Problem> problems) {
    if (target.reloads().refuse(problems)) {
      lines(name + outcome, problems).forEach(LOG::warn);
    }
  }

  /// What is told of a version with mistakes: what became of it, and why.
  static List<String> lines(String outcome, List<Problem> problems) {
    var lines = new ArrayList<String>();
    lines.add(outcome);
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
        LOG.warn("the watch on {} did not end within {}", files.name(), CLOSE_MAX);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
