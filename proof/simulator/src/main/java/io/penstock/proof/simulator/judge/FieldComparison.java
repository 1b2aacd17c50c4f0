package io.penstock.proof.simulator.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares the parts of a record with their expected values and collects the differences.
final class FieldComparison {
  private static final int SHOWN_MAX = 3;
  private static final int TEXT_MAX = 80;

  private final List<String> differences = new ArrayList<>();

  /// Compares a part with its expected value.
  FieldComparison same(String part, Object expected, @Nullable Object found) {
    return check(expected.equals(found), part, expected, found);
  }

  /// Expects that a part is absent.
  FieldComparison absent(String part, @Nullable Object found) {
    return check(found == null, part, Document.NOTHING, found);
  }

  /// Adds the result of a comparison that the caller made.
  FieldComparison check(boolean same, String part, Object expected, @Nullable Object found) {
    if (!same) {
      differences.add(part + " is " + text(found) + ", not " + text(expected));
    }
    return this;
  }

  /// Adds the result of a rule without an expected value.
  FieldComparison holds(boolean kept, String otherwise) {
    if (!kept) {
      differences.add(otherwise);
    }
    return this;
  }

  boolean agrees() {
    return differences.isEmpty();
  }

  /// The first differences as text.
  String text() {
    var first = String.join("; ", differences.subList(0, Math.min(SHOWN_MAX, differences.size())));
    return differences.size() > SHOWN_MAX ? first + "; ..." : first;
  }

  private static String text(@Nullable Object value) {
    var text = Objects.toString(value, Document.NOTHING);
    return text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) + "..." : text;
  }
}
