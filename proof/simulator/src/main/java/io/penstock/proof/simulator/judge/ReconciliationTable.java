package io.penstock.proof.simulator.judge;

import io.penstock.cli.output.Paint;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A reconciliation as text with at most 100 columns; differences follow their line.
public record ReconciliationTable(Reconciliation reconciliation, Paint paint) {
  private static final int WIDTH_MAX = 100;
  private static final int PROMISE_MAX = 66;
  private static final String INDENT = "    ";

  /// The rows, without line ends.
  public List<String> rows() {
    var rows = new ArrayList<String>();
    rows.add(row("what was promised", "expected", "found", "").stripTrailing());
    reconciliation.lines().stream().flatMap(this::rows).forEach(rows::add);
    rows.add(sum());
    return rows;
  }

  private Stream<String> rows(JudgedPromise line) {
    var verdict = line.agrees() ? paint.green("agrees") : paint.red("DIFFERS");
    var first = row(line.promise(), number(line.expected()), number(line.found()), verdict);
    var differences = line.differences().stream().flatMap(text -> wrapped(text).stream());
    return Stream.concat(Stream.of(first), differences);
  }

  private static String row(String promise, String expected, String found, String verdict) {
    var cut = promise.length() > PROMISE_MAX ? promise.substring(0, PROMISE_MAX) : promise;
    return "%-66s%11s%11s  %s".formatted(cut, expected, found, verdict);
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private String sum() {
    var lines = reconciliation.lines();
    var agree = lines.stream().filter(JudgedPromise::agrees).count();
    var text = "%d of %d lines agree".formatted(agree, lines.size());
    return reconciliation.agrees() ? paint.green(text) : paint.red(text);
  }

  /// The text in rows that fit, broken at spaces if possible.
  private static List<String> wrapped(String text) {
    var rows = new ArrayList<String>();
    var rest = text;
    var indent = INDENT;
    while (rest.length() > WIDTH_MAX - indent.length()) {
      var max = WIDTH_MAX - indent.length();
      var space = rest.lastIndexOf(' ', max);
      var end = space > 0 ? space : max;
      rows.add(indent + rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
      indent = INDENT + "  ";
    }
    rows.add(indent + rest);
    return rows;
  }
}
