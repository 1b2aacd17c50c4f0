package io.penstock.ingress.pull;

import io.penstock.ingress.pull.poll.ListOutcome;
import io.penstock.schemas.EntityType;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Observes the pull side, for metrics and log. Called on its event loop. No method blocks.
public interface PullObserver {

  /// Called when an id of a request is finished.
  ///
  /// @param label of a [FetchOutcome], or of a failed call
  /// @param detail more about it for a person; empty if there is nothing more
  void fetched(String connectionId, EntityType type, String label, String detail);

  /// Called when a record among the requests can't be used: it is neither a request nor a command,
  /// or stands on another partition than its connection's.
  void unusable(int partition, long offset, String detail);

  /// Called when the rows of a page are stored.
  void page(int rows);

  /// Called when a row is not stored, because it is larger than a raw record may be.
  ///
  /// @param id of the entity; empty if the row has none
  void rowTooLarge(String connectionId, EntityType type, String id, int bytes);

  /// Called when a listing ends.
  void listed(String connectionId, EntityType type, ListOutcome outcome, String detail);

  /// Called every few seconds.
  void status(Status status);

  /// The state of the pull side.
  ///
  /// @param connections the ids of the connections that this replica pulls
  /// @param queuedIds how many ids wait
  /// @param oldest the oldest watermarks, the oldest first
  record Status(Set<String> connections, int queuedIds, List<KnownWatermark> oldest) {

    /// The maximum number of watermarks.
    public static final int WATERMARKS_MAX = 10;

    public static final Status NONE = new Status(Set.of(), 0, List.of());

    public Status {
      connections = Set.copyOf(connections);
      oldest = List.copyOf(oldest);
    }
  }

  /// A watermark.
  ///
  /// @param age time since the last change that was certainly read
  record KnownWatermark(String connectionId, EntityType type, Duration age) {}
}
