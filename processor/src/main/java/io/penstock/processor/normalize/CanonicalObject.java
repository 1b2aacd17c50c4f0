package io.penstock.processor.normalize;

import io.penstock.processor.values.ValueReader;
import io.penstock.schemas.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A canonical object: its members in canonical order.
///
/// @param text the source member that a bare text stands for, where an object was expected; `null`
///   where a text is no such object
record CanonicalObject(List<Member> members, @Nullable String text) {
  CanonicalObject {
    members = List.copyOf(members);
  }

  /// One canonical member, and where its value comes from.
  sealed interface Member {

    String name();

    /// A value of its own.
    ///
    /// @param from the source members to try, in order
    record Value(String name, List<String> from, ValueReader reader) implements Member {
      public Value {
        from = List.copyOf(from);
      }
    }

    /// A code from a table; `unknown`, with the raw code beside it, where the table has none.
    ///
    /// @param from the source members to try, in order
    /// @param rawName the canonical member for the raw code
    record Code(String name, String rawName, List<String> from, CodeTable table) implements Member {
      public Code {
        from = List.copyOf(from);
      }
    }

    /// An object whose members come from the object that the group stands in.
    record Group(String name, List<Member> members) implements Member {
      public Group {
        members = List.copyOf(members);
      }
    }

    /// An object from an object.
    ///
    /// @param from the source members to try, in order
    record Nested(String name, List<String> from, CanonicalObject form) implements Member {
      public Nested {
        from = List.copyOf(from);
      }
    }

    /// A list of objects from a list of objects.
    ///
    /// @param from the source members to try, in order
    record Many(String name, List<String> from, CanonicalObject form) implements Member {
      public Many {
        from = List.copyOf(from);
      }
    }
  }

  /// Canonical codes and the spellings that mean them.
  static final class CodeTable {

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
}
