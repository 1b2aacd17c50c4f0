package io.penstock.ingress.pull;

import io.penstock.senders.connection.ApiAccess;
import io.penstock.settings.SettingsReader;
import java.time.Duration;

/// The defaults of all connections that are pulled.
///
/// @param pollEvery the time between two polls of an entity type
/// @param pollOverlap how far before the last poll the next one begins
/// @param pollRowsMax the maximum number of rows of lists that a replica asks for in a second
public record PullSettings(Duration pollEvery, Duration pollOverlap, int pollRowsMax) {

  public static PullSettings read(SettingsReader in) {
    return new PullSettings(
        in.duration("poll.every", Duration.ofMinutes(15), ApiAccess.EVERY_MIN, ApiAccess.EVERY_MAX),
        in.duration("poll.overlap", Duration.ofHours(26), Duration.ZERO, ApiAccess.OVERLAP_MAX),
        in.whole("poll.rows.max", 1_000, 10, 1_000_000));
  }

  Duration every(ApiAccess api) {
    return api.pollEvery() == null ? pollEvery : api.pollEvery();
  }

  Duration overlap(ApiAccess api) {
    return api.pollOverlap() == null ? pollOverlap : api.pollOverlap();
  }
}
