package io.penstock.processor.normalize;

import io.penstock.processor.values.ValueReader;
import io.penstock.schemas.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The form of a canonical object: its members in canonical order.
///
/// @param text the source member that a plain text stands for when an object was expected; `null`
///   if a text can't stand for this object
record CanonicalObject(List<Member> members, @Nullable String text) {
  CanonicalObject {
    members = List.copyOf(members);
  }

  /// One canonical member and the source of its value.
  sealed interface Member {

    String name();

    /// A single value.
    ///
    /// @param from the source members to try, in order
    record Value(String name, List<String> from, ValueReader reader) implements Member {
      public Value {
        from = List.copyOf(from);
      }
    }

    /// A code from a table. If the table has no such code, the value is `unknown` and the raw code
    /// is kept in a second member.
    ///
    /// @param from the source members to try, in order
    /// @param rawName the canonical member for the raw code
    record Code(String name, String rawName, List<String> from, CodeTable table) implements Member {
      public Code {
        from = List.copyOf(from);
      }
    }

    /// An object that has no source object of its own: its members come from the source object of
    /// its parent.
    record Group(String name, List<Member> members) implements Member {
      public Group {
        members = List.copyOf(members);
      }
    }

    /// An object read from a source object.
    ///
    /// @param from the source members to try, in order
    record Nested(String name, List<String> from, CanonicalObject form) implements Member {
      public Nested {
        from = List.copyOf(from);
      }
    }

    /// A list of objects read from a list of source objects.
    ///
    /// @param from the source members to try, in order
    record Many(String name, List<String> from, CanonicalObject form) implements Member {
      public Many {
        from = List.copyOf(from);
      }
    }
  }

  /// A table of canonical codes and their spellings.
  static final class CodeTable {

    /// The code for all spellings that the table does not contain.
    static final Json.Str UNKNOWN = new Json.Str("unknown");

    private final List<String> codes;
    private final Map<String, Json.Str> byFolded;

    /// Creates a table by folding the spellings. A canonical code is also a spelling of itself.
    ///
    /// @throws IllegalStateException if a spelling means two codes
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

    /// The code of the spelling; `null` if the table has none.
    Json.@Nullable Str code(String spelling) {
      return byFolded.get(fold(spelling));
    }

    /// The spelling without the differences between systems: case (of A-Z), spaces, `_`, `-` and
    /// `.`.
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
}
