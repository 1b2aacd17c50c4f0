package io.penstock.proof.simulator;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A webhook that was made up and has no place in a plan yet.
///
/// @param id what the sender calls the delivery; null where nothing says it
record DraftWebhook(
    String connection,
    @Nullable String id,
    Map<String, String> headers,
    byte[] body,
    Intent meaning) {

  DraftWebhook {
    headers = Map.copyOf(headers);
  }

  DraftWebhook meaning(Intent other) {
    return new DraftWebhook(connection, id, headers, body, other);
  }

  /// The changes it tells of; none where it tells of none.
  List<Change> changes() {
    return meaning instanceof Intent.Changes(var changes) ? changes : List.of();
  }

  Webhook numbered(int number) {
    return new Webhook(number, connection, id, headers, body, meaning);
  }

  /// A letter, and when it is first posted.
  ///
  /// @param atMs from the start, in milliseconds
  record Timed(DraftWebhook letter, long atMs) {}
}
