package io.penstock.senders.api;

import org.jspecify.annotations.Nullable;

/// The position of a page in a list.
///
/// @param index the number of pages before it
/// @param cursor the cursor that selects it; `null` for the first page, and if pages have numbers
public record PagePosition(int index, @Nullable String cursor) {
  public static final PagePosition FIRST = new PagePosition(0, null);

  /// The next page of a list with numbers.
  PagePosition next() {
    return new PagePosition(index + 1, null);
  }

  /// The next page of a list with cursors.
  PagePosition next(String cursor) {
    return new PagePosition(index + 1, cursor);
  }
}
