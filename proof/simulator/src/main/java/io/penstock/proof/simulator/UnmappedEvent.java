package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.payloads.RandomChoices;
import java.time.Instant;

/// An event of Makini that has no mapping to an entity type and a verb.
enum UnmappedEvent {
  UNKNOWN_TYPE("rockets.updated"),
  UNKNOWN_VERB("assets.exploded"),
  NO_TYPE("connection/sync done");

  private static final Instant FIRST = Instant.parse("2026-01-10T00:00:00Z");
  private static final int SECONDS = 86_400;

  private final String event;

  UnmappedEvent(String event) {
    this.event = event;
  }

  /// A new webhook with this event. A random mark makes its body unique.
  DraftWebhook letter(WebhookStyle voice, RandomChoices random) {
    var at = FIRST.plusSeconds(random.below(SECONDS));
    var body =
        "{\"event\":\"%s\",\"timestamp\":\"%s\",\"data\":{\"key\":\"%s\",\"total\":12.50}}"
            .formatted(event, at, random.hex(12));
    return voice.raw(body.getBytes(UTF_8), new Intent.Generic(event, at), random);
  }
}
