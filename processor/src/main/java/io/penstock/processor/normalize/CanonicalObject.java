package io.penstock.processor.normalize;

import java.util.List;
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
}
