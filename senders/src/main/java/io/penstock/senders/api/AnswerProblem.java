package io.penstock.senders.api;

/// A reason why an answer of an API, or a part of it, can't be used.
///
/// @param detail the fault or the expected form, for a person
public record AnswerProblem(Kind kind, String detail) {

  /// The kinds of problems.
  public enum Kind {
    /// The answer is not one JSON document.
    NOT_JSON("not-json"),
    /// Nothing, or no value of the expected kind, is at the location of the content.
    NO_CONTENT("no-content"),
    /// The answer does not say whether another page follows.
    NO_NEXT_PAGE("no-next-page"),
    /// The next page is the page itself.
    PAGE_REPEATS("page-repeats"),
    /// The list has more than [Paging#PAGES_MAX] pages.
    TOO_MANY_PAGES("too-many-pages"),
    /// An entity of a list is not a JSON object.
    NO_OBJECT("no-object"),
    /// An entity has no id.
    NO_ID("no-id"),
    /// The id of an entity is empty or too long.
    BAD_ID("bad-id");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
