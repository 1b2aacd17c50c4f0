package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.simulator.Change;
import io.penstock.proof.simulator.Intent;
import io.penstock.proof.simulator.Webhook;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Webhooks made by hand. Their bodies say nothing: the judge never reads one.
final class HandmadeWebhooks {
  static final Instant BEGINNING = Instant.parse("2026-01-02T03:04:00Z");

  private HandmadeWebhooks() {}

  /// A change at that second, whose content is its title.
  static Change change(EntityType type, String entity, long second, Operation verb, String title) {
    var shows = Map.of("/data/title", title, "/data/total", "12.5");
    return new Change(
        type, entity, BEGINNING.plusSeconds(second), verb, verb == Operation.DELETED, title, shows);
  }

  static Webhook full(int number, String connection, Change... changes) {
    return webhook(number, connection, "evt_" + number, new Intent.Changes(List.of(changes)));
  }

  static Webhook webhook(int number, String connection, @Nullable String id, Intent meaning) {
    return webhook(number, connection, id, meaning, "the body of " + number);
  }

  static Webhook webhook(
      int number, String connection, @Nullable String id, Intent meaning, String body) {
    return new Webhook(number, connection, id, Map.of(), body.getBytes(UTF_8), meaning);
  }
}
