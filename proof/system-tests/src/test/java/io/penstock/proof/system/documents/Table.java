package io.penstock.proof.system.documents;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// A table by its rows.
///
/// @param place as failures call it
record Table(String place, List<Row> rows) {

  Table {
    rows = List.copyOf(rows);
  }

  /// What it says of each name that stands between backticks in a column.
  <V> Map<String, V> by(String column, Function<Row, V> says) {
    var said = new TreeMap<String, V>();
    for (var row : rows) {
      for (var name : row.codes(column)) {
        if (said.put(name, says.apply(row)) != null) {
          throw new AssertionError(place + " has two rows for " + name);
        }
      }
    }
    return said;
  }
}
