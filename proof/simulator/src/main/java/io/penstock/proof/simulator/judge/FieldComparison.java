package io.penstock.proof.simulator.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// In what one thing that was found is not as it should be.
final class FieldComparison {
  private static final int SHOWN_MAX = 3;
  private static final int TEXT_MAX = 80;

  private final List<String> differences = new ArrayList<>();

  /// Compares one of its parts.
  FieldComparison same(String part, Object expected, @Nullable Object found) {
    return check(expected.equals(found), part, expected, found);
  }

  /// Wants a part not to be there.
  FieldComparison absent(String part, @Nullable Object found) {
    return check(found == null, part, Document.NOTHING, found);
  }

  /// Enters what someone else compared.
  FieldComparison check(boolean same, String part, Object expected, @Nullable Object found) {
    if (!same) {
      differences.add(part + " is " + text(found) + ", not " + text(expected));
    }
    return this;
  }

  /// Enters a rule that has no other side.
  FieldComparison holds(boolean kept, String otherwise) {
    if (!kept) {
      differences.add(otherwise);
    }
    return this;
  }

  boolean agrees() {
    return differences.isEmpty();
  }

  /// The first differences, for a person.
  String text() {
    var first = String.join("; ", differences.subList(0, Math.min(SHOWN_MAX, differences.size())));
    return differences.size() > SHOWN_MAX ? first + "; ..." : first;
  }

  private static String text(@Nullable Object value) {
    var text = Objects.toString(value, Document.NOTHING);
    return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "..." : text;
  }
}
