package io.penstock.cli.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.output.JsonLine;
import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.cli.payloads.Payloads;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/// Generates webhooks with changes of a few entities. Each change is newer than the one before.
final class MadeUpWebhooks {
  /// One webhook to post. A repeat posts the same webhook again.
  ///
  /// @param lane webhooks of the same lane are posted in order, one after the other
  /// @param body the posted bytes; not copied, must not be modified
  record OutgoingWebhook(String lane, byte[] body) {}

  private static final int CHANGES_OF_ONE = 5;
  private static final int ENTITIES_MAX = 16;

  private final RandomGenerator chance;
  private final Payloads contents;
  private final String connection;

  /// Webhooks of one connection, drawn from this generator.
  MadeUpWebhooks(RandomGenerator chance, String connection) {
    this.chance = chance;
    this.contents = new Payloads(chance);
    this.connection = connection;
  }

  /// Generates this many webhooks with one lane for each entity. The last change is made at `now`.
  List<OutgoingWebhook> make(EventName event, int count, Instant now) {
    var entities = new ArrayList<String>();
    for (int i = 0; i < Math.clamp(count / CHANGES_OF_ONE, 1, ENTITIES_MAX); i++) {
      entities.add(id(8));
    }
    var deliveries = new ArrayList<OutgoingWebhook>();
    var last = now.truncatedTo(ChronoUnit.MILLIS);
    for (int i = 0; i < count; i++) {
      var entity = entities.get(i % entities.size());
      deliveries.add(make(event, entity, last.minusMillis(count - 1L - i)));
    }
    return deliveries;
  }

  private OutgoingWebhook make(EventName event, String entity, Instant changedAt) {
    var deletedAt = event.deletes() ? changedAt : null;
    var content = contents.next(event.type(), ApiGeneration.V4, entity, changedAt, deletedAt);
    var body =
        new JsonLine()
            .with("id", "evt_" + id(8))
            .with("event", event.text())
            .with("timestamp", changedAt.toString())
            .with("connection_id", connection)
            .with("data", json(content.json()));
    return new OutgoingWebhook(entity, body.toString().getBytes(UTF_8));
  }

  private String id(int bytes) {
    var id = new byte[bytes];
    chance.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  private static Json json(String text) {
    return switch (JsonReader.read(text.getBytes(UTF_8))) {
      case Reading.Document(var value) -> value;
      case Reading.Unreadable(var detail) ->
          throw new IllegalStateException("made-up content is JSON: " + detail);
    };
  }
}
