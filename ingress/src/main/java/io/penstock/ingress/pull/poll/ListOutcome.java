package io.penstock.ingress.pull.poll;

/// How a listing ended.
public enum ListOutcome {
  /// All pages were read, and all rows are stored.
  COMPLETED("completed"),
  /// A page could not be read, or the connection can't be called. The listing goes on with the next
  /// poll.
  INTERRUPTED("interrupted"),
  /// The list brings a page again. The next poll begins anew.
  PAGE_REPEATED("page-repeated"),
  /// The list has more pages than a listing may have. The next poll begins anew.
  TOO_MANY_PAGES("too-many-pages"),
  /// The answer names a last page before this one, but this page has rows. The next poll begins
  /// anew.
  LAST_PAGE_PASSED("last-page-passed"),
  /// An answer is no page of a list. The next poll begins anew.
  UNREADABLE("unreadable");

  private final String label;

  ListOutcome(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
