package io.penstock.proof.simulator;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A generated webhook without a place in a plan.
///
/// @param id the sender's id of the delivery; null if the webhook contains none
/// @param causes what changes at the source of an API just before the first attempt, in this order;
///   the webhook need not tell of all of it
record DraftWebhook(
    String connection,
    @Nullable String id,
    Map<String, String> headers,
    byte[] body,
    Intent meaning,
    List<EntityLife.Told> causes) {

  DraftWebhook {
    headers = Map.copyOf(headers);
    causes = List.copyOf(causes);
  }

  DraftWebhook meaning(Intent other) {
    return new DraftWebhook(connection, id, headers, body, other, causes);
  }

  DraftWebhook causedBy(List<EntityLife.Told> changes) {
    return new DraftWebhook(connection, id, headers, body, meaning, changes);
  }

  /// The changes in the webhook; may be empty.
  List<Change> changes() {
    return meaning instanceof Intent.Changes(var changes) ? changes : List.of();
  }

  Webhook numbered(int number) {
    return new Webhook(number, connection, id, headers, body, meaning);
  }

  /// A draft and the time of its first attempt.
  ///
  /// @param atMs milliseconds from the start
  record Timed(DraftWebhook letter, long atMs) {}
}
