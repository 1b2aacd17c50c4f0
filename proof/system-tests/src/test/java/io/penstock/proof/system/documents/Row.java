package io.penstock.proof.system.documents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One row of a table.
///
/// @param place as failures call it
record Row(String place, Map<String, String> cells) {

  Row {
    cells = Map.copyOf(cells);
  }

  /// A row of cells under their columns.
  static Row of(String table, List<String> columns, List<String> cells) {
    var place = table + ", row \"" + cells.getFirst() + "\"";
    if (cells.size() != columns.size()) {
      var found = cells.size() + " cells under " + columns.size() + " columns";
      throw new AssertionError(place + " has " + found);
    }
    var named = new LinkedHashMap<String, String>();
    for (int i = 0; i < cells.size(); i++) {
      named.put(columns.get(i), cells.get(i));
    }
    return new Row(place, named);
  }

  /// A cell as it stands.
  String text(String column) {
    var cell = cells.get(column);
    if (cell == null) {
      throw new AssertionError(place + " has no column \"" + column + "\"");
    }
    return cell;
  }

  /// A cell without its backticks.
  String plain(String column) {
    return text(column).replace("`", "");
  }

  /// What a cell has between backticks.
  List<String> codes(String column) {
    return Document.codes(text(column)).toList();
  }
}
