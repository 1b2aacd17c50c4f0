package io.penstock.proof.simulator.api;

/// A defect of a listing.
public enum ListDefect {
  /// There is always a next page. After the last page, the first rows follow again.
  ENDLESS,

  /// Every page has the first rows, and there is always a next page. With cursors, the next cursor
  /// is the one that was asked for.
  REPEATED,

  /// The page says that it is the last page.
  ENDS_EARLY,

  /// The page has no rows, although it is not the last page.
  EMPTY_PAGE
}
