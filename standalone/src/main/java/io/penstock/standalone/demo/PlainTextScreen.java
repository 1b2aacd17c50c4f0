package io.penstock.standalone.demo;

import static java.util.stream.Collectors.joining;

import io.penstock.cli.output.Terminal;
import java.time.Duration;
import java.util.SortedMap;

/// Prints the progress as one line every 2 s. Used if the output is not a colour terminal.
final class PlainTextScreen implements Screen {
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final Terminal terminal;
  private Duration next = Duration.ZERO;

  PlainTextScreen(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(DemoProgress moment) {
    if (moment.elapsed().compareTo(next) >= 0) {
      next = moment.elapsed().plus(EVERY);
      terminal.data(line(moment));
    }
  }

  static String line(DemoProgress moment) {
    return "  %4.0f s  posted %,d of %,d, %s; answers: %s; items: %s"
        .formatted(
            moment.elapsed().toMillis() / 1e3,
            moment.posted(),
            moment.planned(),
            moment.doing(),
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
    // Nothing to restore: the lines remain.
  }
}
