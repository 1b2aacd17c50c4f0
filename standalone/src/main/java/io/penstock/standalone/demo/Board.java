package io.penstock.standalone.demo;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import picocli.CommandLine.Help.Ansi;

/// A board on a terminal, drawn over the one before (ECMA-48 control sequences).
final class Board implements Screen {
  private static final int BAR_CELLS = 30;
  private static final String ESCAPE = "\u001b[";
  private static final String WRAP_OFF = ESCAPE + "?7l";
  private static final String WRAP_ON = ESCAPE + "?7h";

  private final PrintWriter out;
  private final Ansi colour;
  private int drawn;

  Board(PrintWriter out, Ansi colour) {
    this.out = out;
    this.colour = colour;
    // A line that is too long is cut by the terminal, or the next board would not cover this one.
    out.print(WRAP_OFF);
  }

  @Override
  public void show(Moment moment) {
    var lines = lines(moment);
    if (drawn > 0) {
      out.print(ESCAPE + drawn + "F" + ESCAPE + "J");
    }
    lines.forEach(line -> out.println(colour.string(line)));
    out.flush();
    drawn = lines.size();
  }

  /// The board in picocli's markup.
  static List<String> lines(Moment moment) {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(
        "  @|bold posted|@    %s %,d of %,d, %,d a second"
            .formatted(
                bar(moment.done()), moment.posted(), moment.planned(), moment.postedPerSecond()));
    lines.add("  @|bold answers|@   " + counts(moment.answers()));
    lines.add("  @|bold items|@     " + counts(moment.outcomes()));
    lines.add("");
    moment.newest().forEach(line -> lines.add("  " + line));
    return lines;
  }

  private static String bar(double done) {
    var full = (int) Math.round(done * BAR_CELLS);
    return "@|green " + "█".repeat(full) + "|@@|faint " + "░".repeat(BAR_CELLS - full) + "|@";
  }

  private static String counts(SortedMap<String, Long> counts) {
    return counts.entrySet().stream()
        .map(count -> "%s @|bold %,d|@".formatted(count.getKey(), count.getValue()))
        .collect(joining("   "));
  }

  @Override
  public void close() {
    out.print(WRAP_ON);
    out.flush();
  }
}
