package io.penstock.proof.simulator.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// A condition on the changed time of listed entities.
record TimeFilter(Comparison comparison, Instant bound) {

  /// The comparisons of Makini's API, by their names there.
  enum Comparison {
    GT("gt"),
    GTEQ("gteq"),
    LT("lt"),
    /// Makini's documents spell it so.
    LTEQ("lted");

    private final String spelling;

    Comparison(String spelling) {
      this.spelling = spelling;
    }

    String spelling() {
      return spelling;
    }
  }

  boolean matches(Instant changedAt) {
    int order = changedAt.compareTo(bound);
    return switch (comparison) {
      case GT -> order > 0;
      case GTEQ -> order >= 0;
      case LT -> order < 0;
      case LTEQ -> order <= 0;
    };
  }

  /// The filter with this bound; empty if the bound is neither a date nor a time with an offset.
  static Optional<TimeFilter> of(Comparison comparison, String bound) {
    try {
      var time =
          bound.contains("T")
              ? OffsetDateTime.parse(bound).toInstant()
              : LocalDate.parse(bound).atStartOfDay(ZoneOffset.UTC).toInstant();
      return Optional.of(new TimeFilter(comparison, time));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
