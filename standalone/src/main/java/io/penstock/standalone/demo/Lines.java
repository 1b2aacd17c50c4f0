package io.penstock.standalone.demo;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.SortedMap;

/// A line every two seconds, for whatever is no terminal.
final class Lines implements Screen {
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final PrintWriter out;
  private Duration next = Duration.ZERO;

  Lines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void show(Moment moment) {
    if (moment.elapsed().compareTo(next) >= 0) {
      next = moment.elapsed().plus(EVERY);
      out.println(line(moment));
      out.flush();
    }
  }

  static String line(Moment moment) {
    return "  %4.0f s  posted %,d of %,d, answers: %s; items: %s"
        .formatted(
            moment.elapsed().toMillis() / 1e3,
            moment.posted(),
            moment.planned(),
            counts(moment.answers()),
            counts(moment.outcomes()));
  }

  private static String counts(SortedMap<String, Long> counts) {
    return counts.isEmpty()
        ? "none yet"
        : counts.entrySet().stream()
            .map(count -> "%s %,d".formatted(count.getKey(), count.getValue()))
            .collect(joining(", "));
  }

  @Override
  public void close() {
    out.flush();
  }
}
