package io.penstock.standalone.demo;

import static java.util.stream.Collectors.joining;

import io.penstock.cli.output.Paint;
import io.penstock.cli.output.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// Shows the progress on a terminal and overwrites the previous display (ECMA-48 control
/// sequences).
final class TerminalScreen implements Screen {
  private static final int BAR_CELLS = 30;
  private static final String ESCAPE = "\u001b[";

  /// Makes the terminal cut long lines instead of wrapping them. Otherwise the next display would
  /// not cover this one.
  private static final String WRAP_OFF = ESCAPE + "?7l";

  private static final String WRAP_ON = ESCAPE + "?7h";

  private final Terminal terminal;
  private int drawn;

  TerminalScreen(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(DemoProgress moment) {
    var lines = lines(moment, terminal.paint());
    var before = drawn == 0 ? WRAP_OFF : ESCAPE + drawn + "F" + ESCAPE + "J";
    terminal.data(before + String.join("\n", lines));
    drawn = lines.size();
  }

  static List<String> lines(DemoProgress moment, Paint paint) {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(
        "  posted    %s %,d of %,d, %s"
            .formatted(
                bar(moment.done(), paint), moment.posted(), moment.planned(), moment.doing()));
    lines.add("  answers   " + counts(moment.answers(), paint));
    lines.add("  items     " + counts(moment.outcomes(), paint));
    lines.add("");
    moment.newest().forEach(line -> lines.add("  " + line));
    return lines;
  }

  private static String bar(double done, Paint paint) {
    var full = (int) Math.round(done * BAR_CELLS);
    return paint.green("█".repeat(full)) + paint.faint("░".repeat(BAR_CELLS - full));
  }

  private static String counts(SortedMap<String, Long> counts, Paint paint) {
    return counts.entrySet().stream()
        .map(
            count ->
                "%s %s".formatted(count.getKey(), paint.cyan("%,d".formatted(count.getValue()))))
        .collect(joining("   "));
  }

  @Override
  public void close() {
    terminal.data(WRAP_ON);
  }
}
