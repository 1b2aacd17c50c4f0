package io.penstock.senders.api;

import io.penstock.schemas.json.JsonPointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a list is divided into pages.
///
/// @param style how a page is selected
/// @param size the query parameter with the size of a page; `null` if the API has none
/// @param entities the size of a page, in entities
public record Paging(Style style, @Nullable String size, int entities) {

  /// The maximum size of a page, in entities.
  static final int ENTITIES_MAX = 1000;

  /// The maximum number of pages of one list.
  static final int PAGES_MAX = 10_000;

  /// The query parameters by which a page is selected.
  List<String> parameters() {
    var selecting =
        switch (style) {
          case Style.Numbers(var page, _, _) -> page;
          case Style.Cursors(var cursor, _) -> cursor;
        };
    return size == null ? List.of(selecting) : List.of(selecting, size);
  }

  /// How a page is selected.
  public sealed interface Style {

    /// By a number that counts up.
    ///
    /// @param parameter the query parameter with the page's number
    /// @param first the number of the first page
    /// @param last the location of the last page's number in each answer
    record Numbers(String parameter, int first, JsonPointer last) implements Style {}

    /// By a text that the answer before has.
    ///
    /// @param parameter the query parameter with the cursor; the first page has none
    /// @param next the location of the next page's cursor in each answer; nothing is there on the
    ///   last page
    record Cursors(String parameter, JsonPointer next) implements Style {}
  }
}
