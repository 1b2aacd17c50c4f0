package io.penstock.proof.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// A place in a listing: after this row. Clients see it as an opaque text.
///
/// @param lap how often the listing began anew; it tells the cursors of an endless listing apart
/// @param number the number of the row; -1 for the beginning of the listing
record ListCursor(int lap, Instant changedAt, long number) {

  /// The beginning of a listing.
  static ListCursor start(int lap) {
    return new ListCursor(lap, Instant.EPOCH, -1);
  }

  boolean isStart() {
    return number < 0;
  }

  ListCursor after(SourceRow row) {
    return new ListCursor(lap, row.changedAt(), row.number());
  }

  ListCursor nextLap() {
    return new ListCursor(lap + 1, changedAt, number);
  }

  /// The row as the order of a listing sees it.
  SourceRow row() {
    return new SourceRow(number, "", changedAt);
  }

  String text() {
    var plain = lap + " " + changedAt + " " + number;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(UTF_8));
  }

  /// The cursor of a text; empty if it is none.
  static Optional<ListCursor> of(String text) {
    try {
      var parts = new String(Base64.getUrlDecoder().decode(text), UTF_8).split(" ", -1);
      return parts.length == 3
          ? Optional.of(
              new ListCursor(
                  Integer.parseInt(parts[0]), Instant.parse(parts[1]), Long.parseLong(parts[2])))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException _) {
      return Optional.empty();
    }
  }
}
