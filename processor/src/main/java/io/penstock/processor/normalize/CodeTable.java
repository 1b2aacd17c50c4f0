package io.penstock.processor.normalize;

import io.penstock.schemas.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// Canonical codes and the spellings that mean them.
final class CodeTable {

  /// Stands for every code that the table does not have.
  static final Json.Str UNKNOWN = new Json.Str("unknown");

  private final List<String> codes;
  private final Map<String, Json.Str> byFolded;

  /// Folds the spellings; a canonical code is one of its own.
  ///
  /// @throws IllegalStateException where a spelling means two codes
  CodeTable(SequencedMap<String, List<String>> spellings) {
    codes = List.copyOf(spellings.sequencedKeySet());
    var table = new HashMap<String, Json.Str>();
    spellings.forEach(
        (code, words) -> {
          enter(table, code, code);
          words.forEach(word -> enter(table, word, code));
        });
    byFolded = Map.copyOf(table);
  }

  private static void enter(Map<String, Json.Str> table, String spelling, String code) {
    var other = table.putIfAbsent(fold(spelling), new Json.Str(code));
    if (other != null) {
      throw new IllegalStateException(spelling + " means " + other.value() + " and " + code);
    }
  }

  /// The canonical codes in their order, without `unknown`.
  List<String> codes() {
    return codes;
  }

  /// The code that the spelling means; `null` where the table has none.
  Json.@Nullable Str code(String spelling) {
    return byFolded.get(fold(spelling));
  }

  /// The spelling without what differs between systems: case (of A-Z), spaces, `_`, `-` and `.`.
  static String fold(String spelling) {
    var folded = new StringBuilder(spelling.length());
    for (int i = 0; i < spelling.length(); i++) {
      char c = spelling.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        folded.append((char) (c + ('a' - 'A')));
      } else if (c != ' ' && c != '_' && c != '-' && c != '.') {
        folded.append(c);
      }
    }
    return folded.toString();
  }
}
