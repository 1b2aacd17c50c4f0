package io.penstock.ingress.pull.poll;

/// How a listing ended.
public enum ListOutcome {
  /// All pages were read, and all rows are stored.
  COMPLETED("completed", false),
  /// A page could not be read, or the connection can't be called. The listing goes on with the next
  /// poll.
  INTERRUPTED("interrupted", true),
  /// The list brings a page again. The next poll begins anew.
  PAGE_REPEATED("page-repeated", false),
  /// The list has more pages than a listing may have. The next poll begins anew.
  TOO_MANY_PAGES("too-many-pages", false),
  /// The answer names a last page before this one, but this page has rows. The next poll begins
  /// anew.
  LAST_PAGE_PASSED("last-page-passed", false),
  /// An answer is no page of a list. The listing goes on with the next poll.
  UNREADABLE("unreadable", true);

  private final String label;
  private final boolean goesOn;

  ListOutcome(String label, boolean goesOn) {
    this.label = label;
    this.goesOn = goesOn;
  }

  /// Whether the next poll goes on where this listing ended.
  public boolean goesOn() {
    return goesOn;
  }

  public String label() {
    return label;
  }
}
