package io.penstock.standalone.reconcile;

import java.util.function.UnaryOperator;

/// How a table's verdicts are coloured; what it returns may be longer, but not look so.
///
/// @param good for what agrees
/// @param bad for what differs
public record Paint(UnaryOperator<String> good, UnaryOperator<String> bad) {
  /// No colours.
  public static final Paint NONE = new Paint(text -> text, text -> text);
}
