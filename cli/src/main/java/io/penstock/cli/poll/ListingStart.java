package io.penstock.cli.poll;

import java.time.Duration;
import java.time.Instant;

/// From which time on a listing has changes.
sealed interface ListingStart {

  /// The list of everything.
  ///
  /// @param reason why there is no such time
  record Everything(String reason) implements ListingStart {}

  /// Changes from a time on.
  ///
  /// @param reason where the time comes from
  record Changes(Instant since, String reason) implements ListingStart {}

  /// Changes from a watermark on that was not read.
  ///
  /// @param overlap how far before the watermark the listing begins
  record Unread(Duration overlap) implements ListingStart {}
}
