package io.penstock.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.send.MadeUpWebhooks.OutgoingWebhook;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MadeUpWebhooksTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.000900Z");

  @Test
  void aBodyHasTheShapeOfMakinis() {
    var body = body(make("purchase-orders.updated", 1).getFirst());

    assertThat(text(body, "/event")).isEqualTo("purchase-orders.updated");
    assertThat(text(body, "/id")).startsWith("evt_");
    assertThat(text(body, "/connection_id")).isEqualTo("conn-42");
    assertThat(text(body, "/timestamp")).isEqualTo("2026-11-24T12:00:00Z");
    assertThat(moment(text(body, "/data/_updatedAt"))).isEqualTo("2026-11-24T12:00:00Z");
  }

  @Test
  void eachChangeIsNewerThanTheOneBeforeAndTheLastIsOfNow() {
    var times =
        make("work-orders.updated", 40).stream()
            .map(change -> moment(text(body(change), "/data/_updatedAt")))
            .toList();

    assertThat(times).isSorted().doesNotHaveDuplicates();
    assertThat(times.getLast()).isEqualTo("2026-11-24T12:00:00Z");
  }

  @Test
  void severalChangesAreOfAFewEntitiesWithALaneEach() {
    var changes = make("work-orders.updated", 40);

    var lanes = changes.stream().collect(Collectors.groupingBy(OutgoingWebhook::lane));
    assertThat(lanes).hasSize(8);
    assertThat(lanes)
        .allSatisfy(
            (lane, ofOne) ->
                assertThat(ofOne).allMatch(each -> text(body(each), "/data/id").equals(lane)));
  }

  @Test
  void noTwoDeliveriesShareAnId() {
    var ids = make("assets.created", 1000).stream().map(each -> text(body(each), "/id")).toList();

    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void whatIsDeletedSaysWhen() {
    var deleted = body(make("purchase-orders.deleted", 1).getFirst());
    var updated = body(make("purchase-orders.updated", 1).getFirst());

    assertThat(moment(text(deleted, "/data/_deletedAt"))).isEqualTo("2026-11-24T12:00:00Z");
    assertThat(updated.at(JsonPointer.of("/data/_deletedAt"))).isNull();
  }

  @Test
  void theSameSeedMakesTheSame() {
    var once = make("work-orders.updated", 20);
    var again = make("work-orders.updated", 20);

    assertThat(again).usingRecursiveComparison().isEqualTo(once);
  }

  private static List<OutgoingWebhook> make(String event, int count) {
    return new MadeUpWebhooks(new Random(7), "conn-42")
        .make(new EventName.Reader().convert(event), count, NOW);
  }

  private static Json body(OutgoingWebhook delivery) {
    return json(delivery.body());
  }

  static Json json(byte[] body) {
    return ((JsonReader.Reading.Document) JsonReader.read(body)).value();
  }

  static String text(Json body, String pointer) {
    return body.at(JsonPointer.of(pointer)) instanceof Json.Str(var text)
        ? text
        : "nothing at " + pointer;
  }

  /// The moment that a time stands for in the forms that industrial systems write: ISO 8601, Unix
  /// milliseconds or seconds, and OData's `/Date(ms+offset)/`, whose milliseconds are UTC.
  private static Instant moment(String text) {
    var digits =
        Pattern.compile("^(?:/Date\\()?(\\d{10,13})(?:[+-]\\d{4})?(?:\\)/)?$").matcher(text);
    if (!digits.matches()) {
      return OffsetDateTime.parse(text).toInstant();
    }
    long number = Long.parseLong(digits.group(1));
    return digits.group(1).length() == 13
        ? Instant.ofEpochMilli(number)
        : Instant.ofEpochSecond(number);
  }
}
