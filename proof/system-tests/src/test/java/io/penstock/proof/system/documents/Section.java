package io.penstock.proof.system.documents;

import java.util.ArrayList;
import java.util.List;

/// What stands under one heading of a file.
///
/// @param lines without the heading
record Section(String file, String heading, List<String> lines) {

  Section {
    lines = List.copyOf(lines);
  }

  /// As failures call it.
  String place() {
    return file + ", \"" + heading + "\"";
  }

  String text() {
    return String.join("\n", lines);
  }

  /// Its one table.
  Table table() {
    var rows = lines.stream().filter(line -> line.startsWith("|")).toList();
    var rules = rows.stream().filter(row -> row.startsWith("|---")).count();
    if (rules != 1 || rows.size() < 3) {
      throw new AssertionError(place() + " has " + rules + " tables, expected one with a row");
    }
    var columns = cells(rows.getFirst());
    var table = new ArrayList<Row>();
    for (var row : rows.subList(2, rows.size())) {
      table.add(Row.of(place(), columns, cells(row)));
    }
    return new Table(place(), table);
  }

  /// A bar in a cell is written `\|`.
  private static List<String> cells(String line) {
    var inner = line.strip().replaceAll("^\\||(?<!\\\\)\\|$", "");
    var cells = new ArrayList<String>();
    for (var cell : inner.split("(?<!\\\\)\\|", -1)) {
      cells.add(cell.strip().replace("\\|", "|"));
    }
    return cells;
  }
}
