package io.penstock.proof.simulator.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One page of a listing, as it is answered.
///
/// @param page the number of the page, from 1
/// @param lastPage the number of the last page, as it is answered
/// @param total number of rows of all pages
/// @param first the position of the page's first row, from 0
/// @param next the cursor of the next page; empty at the end
record ServedPage(
    List<SourceRow> rows,
    int page,
    int lastPage,
    int size,
    int total,
    int first,
    Optional<ListCursor> next) {

  /// The page that a query asks for.
  ///
  /// @param rows the rows that match the query, in order
  /// @param style decides whether the page's number or the cursor counts
  /// @param fault the fault of the page; null if it has none
  static ServedPage of(
      ListQuery query, List<SourceRow> rows, ListStyle style, ApiFault.@Nullable InContent fault) {
    var defect = fault instanceof ApiFault.Listing(var listed) ? listed : null;
    int shift = fault instanceof ApiFault.ShiftedRows(var by) ? by : 0;
    return switch (style) {
      case PAGES -> ofNumber(query, rows, defect, shift);
      case CURSOR -> ofCursor(query, rows, defect, shift);
    };
  }

  private static ServedPage ofNumber(
      ListQuery query, List<SourceRow> rows, @Nullable ListDefect defect, int shift) {
    int pages = Math.max(1, Math.ceilDiv(rows.size(), query.size()));
    int page = query.page();
    int shown =
        switch (defect) {
          case ENDLESS -> (page - 1) % pages;
          case REPEATED -> 0;
          case ENDS_EARLY, EMPTY_PAGE -> page - 1;
          case null -> page - 1;
        };
    int last =
        switch (defect) {
          case ENDLESS, REPEATED -> page + 1;
          case ENDS_EARLY -> page;
          case EMPTY_PAGE -> pages;
          case null -> pages;
        };
    long first = (long) shown * query.size() + (shown == 0 ? 0 : shift);
    var slice = slice(rows, first, defect == ListDefect.EMPTY_PAGE ? 0 : query.size());
    return new ServedPage(
        slice, page, last, query.size(), rows.size(), start(rows, first), Optional.empty());
  }

  private static ServedPage ofCursor(
      ListQuery query, List<SourceRow> rows, @Nullable ListDefect defect, int shift) {
    var cursor = query.cursor();
    int first = cursor.isStart() ? 0 : after(query, rows) + shift;
    var slice = slice(rows, first, query.size());
    Optional<ListCursor> next =
        start(rows, first) + slice.size() < rows.size()
            ? Optional.of(cursor.after(slice.getLast()))
            : Optional.empty();
    var shown = defect == ListDefect.EMPTY_PAGE ? List.<SourceRow>of() : slice;
    var answered =
        switch (defect) {
          case ENDLESS -> next.or(() -> Optional.of(ListCursor.start(cursor.lap() + 1)));
          case REPEATED -> Optional.of(cursor);
          case ENDS_EARLY -> Optional.<ListCursor>empty();
          case EMPTY_PAGE -> Optional.of(cursor.nextLap());
          case null -> next;
        };
    return new ServedPage(shown, 1, 1, query.size(), rows.size(), start(rows, first), answered);
  }

  /// The position of the first row after the query's cursor.
  private static int after(ListQuery query, List<SourceRow> rows) {
    var place = query.cursor().row();
    return (int) rows.stream().takeWhile(row -> query.order().compare(row, place) <= 0).count();
  }

  private static List<SourceRow> slice(List<SourceRow> rows, long first, int size) {
    int from = start(rows, first);
    return rows.subList(from, Math.min(rows.size(), from + size));
  }

  private static int start(List<SourceRow> rows, long first) {
    return Math.clamp(first, 0, rows.size());
  }
}
