package io.penstock.proof.simulator.api;

import io.penstock.proof.simulator.api.TimeFilter.Comparison;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The parameters of a listing.
///
/// @param page the number of the page, from 1; 1 with cursors
/// @param size the maximum number of rows
/// @param cursor where the page begins; the start with pages
/// @param order the order of the rows
record ListQuery(
    int page, int size, ListCursor cursor, List<TimeFilter> filters, Comparator<SourceRow> order) {

  /// The greatest size of a page; a greater one is reduced to it.
  static final int SIZE_MAX = 500;

  private static final int SIZE = 50;
  private static final Comparator<SourceRow> BY_NUMBER =
      Comparator.comparingLong(SourceRow::number);
  private static final Comparator<SourceRow> OLDEST_FIRST =
      Comparator.comparing(SourceRow::changedAt).thenComparing(BY_NUMBER);
  private static final Comparator<SourceRow> NEWEST_FIRST =
      Comparator.comparing(SourceRow::changedAt).reversed().thenComparing(BY_NUMBER);

  /// The result of reading parameters.
  sealed interface Parsing {
    record Valid(ListQuery query) implements Parsing {}

    /// A parameter is wrong.
    ///
    /// @param parameter the name of the first one that is unknown or has a wrong value
    record Invalid(String parameter) implements Parsing {}
  }

  /// Reads the parameters of a call. An unknown parameter is invalid, so that a misspelled filter
  /// does not pass for none.
  static Parsing of(SequencedMap<String, String> parameters, ApiConnection connection) {
    var read = new Parameters(connection);
    for (var each : parameters.entrySet()) {
      if (!read.take(each)) {
        return new Parsing.Invalid(each.getKey());
      }
    }
    return new Parsing.Valid(
        new ListQuery(read.page, read.size, read.cursor, List.copyOf(read.filters), read.order));
  }

  /// The parameters read so far.
  private static final class Parameters {
    private final boolean pages;
    private final List<String> changed;
    private final List<String> created;
    private final List<TimeFilter> filters = new ArrayList<>();
    private int page = 1;
    private int size = SIZE;
    private ListCursor cursor = ListCursor.start(0);
    private Comparator<SourceRow> order = BY_NUMBER;

    Parameters(ApiConnection connection) {
      pages = connection.lists() == ListStyle.PAGES;
      changed = List.of("updatedAt", connection.generation().changedAt());
      created = List.of("createdAt", connection.generation().createdAt());
    }

    /// Returns whether the parameter is known and has a valid value.
    boolean take(Map.Entry<String, String> parameter) {
      var value = parameter.getValue();
      return switch (parameter.getKey()) {
        case "page" -> pages && number(value).map(it -> page = it).isPresent();
        case "per_page" -> pages && size(value);
        case "limit" -> !pages && size(value);
        case "cursor" -> !pages && ListCursor.of(value).map(it -> cursor = it).isPresent();
        case "modified_after" -> filter(Comparison.GT, value);
        case String name when name.startsWith("filter[") -> filter(name, value);
        case String name when name.startsWith("sort[") -> sort(name, value);
        default -> false;
      };
    }

    private boolean size(String value) {
      return number(value).map(it -> size = Math.min(it, SIZE_MAX)).isPresent();
    }

    private boolean filter(String name, String value) {
      for (var comparison : Comparison.values()) {
        for (var member : changed) {
          if (name.equals("filter[%s:%s]".formatted(member, comparison.spelling()))) {
            return filter(comparison, value);
          }
        }
      }
      return false;
    }

    private boolean filter(Comparison comparison, String value) {
      return TimeFilter.of(comparison, value).map(filters::add).isPresent();
    }

    private boolean sort(String name, String value) {
      var newestFirst = value.equals("1");
      if (sorts(name, changed)) {
        order = newestFirst ? NEWEST_FIRST : OLDEST_FIRST;
      } else if (sorts(name, created)) {
        order = newestFirst ? BY_NUMBER.reversed() : BY_NUMBER;
      } else {
        return false;
      }
      return newestFirst || value.equals("0");
    }

    private static boolean sorts(String name, List<String> members) {
      return members.stream().anyMatch(member -> name.equals("sort[" + member + "]"));
    }

    private static Optional<Integer> number(String value) {
      return value.matches("[1-9][0-9]{0,8}")
          ? Optional.of(Integer.valueOf(value))
          : Optional.empty();
    }
  }

  /// The rows that match, in order.
  List<SourceRow> select(List<SourceRow> rows) {
    return rows.stream()
        .filter(row -> filters.stream().allMatch(filter -> filter.matches(row.changedAt())))
        .sorted(order)
        .toList();
  }
}
