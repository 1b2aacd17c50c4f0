package io.penstock.processor.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.read.Webhook.Item;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.schemas.DeadReason;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.NormalizationIssue;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.senders.recipe.BuiltInRecipes;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReaderTest {
  private final WebhookReader reader =
      new WebhookReader(Objects.requireNonNull(BuiltInRecipes.builtIn("makini")).layout());

  @ParameterizedTest
  @CsvSource({
    "purchase_order.updated, purchase_order, UPDATED",
    "purchase_orders.updated, purchase_order, UPDATED",
    "purchase-order.updated, purchase_order, UPDATED",
    "purchase-orders.updated, purchase_order, UPDATED",
    "purchaseOrder.updated, purchase_order, UPDATED",
    "purchaseOrders.updated, purchase_order, UPDATED",
    "PurchaseOrder.updated, purchase_order, UPDATED",
    "purchase_orders:updated, purchase_order, UPDATED",
    "purchaseOrders:updated, purchase_order, UPDATED",
    "work-orders.inserted, work_order, CREATED",
    "work_order.created, work_order, CREATED",
    "workOrders:deleted, work_order, DELETED",
    "statuses.updated, status, UPDATED",
    "assets-downtime.created, asset_downtime, CREATED",
    "stocks.updated, stock_level, UPDATED",
    "uom.updated, unit_of_measure, UPDATED",
    "purchase-orders.line-items.updated, line_item, UPDATED",
  })
  void eventNamesATypeAndAVerbInAnyOfTheseSpellings(String event, String type, Verb verb) {
    var webhook = change("{\"event\":\"" + event + "\",\"data\":{\"id\":\"1\"}}");

    assertThat(webhook.type()).isEqualTo(EntityTypes.of(type));
    assertThat(webhook.type().name()).isEqualTo(type);
    assertThat(webhook.verb()).isEqualTo(verb);
  }

  @ParameterizedTest
  @ValueSource(strings = {"event", "type", "event_type"})
  void eventStandsUnderAnyOfTheseNames(String name) {
    var webhook = change("{\"" + name + "\":\"assets.updated\",\"data\":{\"id\":\"1\"}}");

    assertThat(webhook.type().name()).isEqualTo("asset");
  }

  @ParameterizedTest
  @ValueSource(strings = {"data", "entity", "record", "body"})
  void contentStandsUnderAnyOfTheseNames(String name) {
    var webhook = change("{\"event\":\"assets.updated\",\"" + name + "\":{\"id\":\"1\"}}");

    assertThat(ids(webhook)).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"timestamp", "occurred_at"})
  void timeStandsUnderAnyOfTheseNames(String name) {
    var webhook =
        change(
            """
            {"event":"assets.updated","%s":"2026-01-02T03:04:05Z","data":{"id":"1"}}"""
                .formatted(name));

    assertThat(webhook.sentAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"soon\"", "null", "{}", "\"0\""})
  void timeThatIsNoInstantIsNone(String time) {
    var webhook =
        change("{\"event\":\"assets.updated\",\"timestamp\":" + time + ",\"data\":{\"id\":\"1\"}}");

    assertThat(webhook.sentAt()).isNull();
  }

  @Test
  void issueOfTheWebhooksTimeHasTheBeginningOfALongText() {
    var begins = "x".repeat(WebhookReader.SENT_AT_CHARS_MAX - 1);
    var time = begins + "\ud83d\ude00" + "x".repeat(1_000);
    var webhook =
        change(
            "{\"event\":\"assets.updated\",\"timestamp\":\"%s\",\"data\":{\"id\":\"1\"}}"
                .formatted(time));

    assertThat(webhook.sentAtIssues())
        .containsExactly(new NormalizationIssue("/timestamp", "not-a-date", begins));
  }

  @Test
  void arrayOfTextsIsThin() {
    var webhook = change("{\"event\":\"assets.updated\",\"body\":[\"a\",\"b\"]}");

    assertThat(webhook.items()).containsExactly(new Item.Thin("a"), new Item.Thin("b"));
  }

  @Test
  void arrayOfObjectsIsSeveralEntities() {
    var webhook =
        change("{\"event\":\"assets.updated\",\"data\":[{\"id\":\"a\"},{\"key\":\"b\"}]}");

    assertThat(ids(webhook)).containsExactly("a", "b");
  }

  @Test
  void arrayMayMixThemAndABadItemSpoilsNoOther() {
    var webhook =
        change(
            "{\"event\":\"assets.updated\",\"data\":[\"a\",{\"id\":\"b\"},7,null,[],{},true,\"\"]}");

    assertThat(webhook.items()).hasSize(8);
    assertThat(ids(webhook)).containsExactly("a", "b");
    assertThat(reasons(webhook))
        .containsExactly(
            "unreadable-item",
            "unreadable-item",
            "unreadable-item",
            "no-id",
            "unreadable-item",
            "bad-id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | invalid-json",
        "{ | invalid-json",
        "{}{} | invalid-json",
        "{} | no-event",
        "[] | no-event",
        "\"assets.updated\" | no-event",
        "{\"event\":7} | no-event",
        "{\"event\":null,\"data\":{}} | no-event",
        "{\"event\":\"\",\"data\":{}} | no-event",
        "{\"event\":\"assets.updated\"} | no-content",
        "{\"event\":\"assets.updated\",\"data\":null} | no-content",
        "{\"event\":\"assets.updated\",\"data\":\"a\"} | no-content",
        "{\"event\":\"assets.updated\",\"data\":[]} | no-content",
      })
  void bodyThatLacksSomethingHasALabelForIt(String body, String reason) {
    var webhook = reader.read(body.getBytes(UTF_8), TimesOf2026.JUDGE);

    assertThat(webhook).isInstanceOf(Webhook.Unreadable.class);
    assertThat(((Webhook.Unreadable) webhook).reason().label()).isEqualTo(reason);
    assertThat(((Webhook.Unreadable) webhook).detail()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assets",
        "assets.vanished",
        "asset s.updated",
        "gizmos.updated",
        ".updated",
        "assets.",
        " "
      })
  void nameWithoutATypeAndAVerbIsThatOfAGenericEvent(String name) {
    var body = "{\"event\":\"" + name + "\",\"timestamp\":\"2026-01-02T03:04:05Z\"}";

    var webhook = reader.read(body.getBytes(UTF_8), TimesOf2026.JUDGE);

    assertThat(webhook)
        .isEqualTo(
            new Webhook.Generic(name, Instant.parse("2026-01-02T03:04:05Z"), document(body)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nango | {\"type\":\"assets.updated\",\"data\":{\"id\":\"1\"}} | assets.updated",
        "nango | {\"type\":7} | unknown",
        "nango | {\"type\":\"\"} | unknown",
        "github | {\"action\":\"opened\"} | opened",
        "github | {\"ref\":\"main\"} | unknown",
        "shopify | {\"id\":1} | unknown",
        "shopify | [] | unknown",
        "nango | null | unknown",
      })
  void everyBodyOfARecipeWithoutEntitiesIsAGenericEvent(String recipe, String body, String name) {
    var layout = Objects.requireNonNull(BuiltInRecipes.builtIn(recipe)).layout();

    var webhook = new WebhookReader(layout).read(body.getBytes(UTF_8), TimesOf2026.JUDGE);

    assertThat(webhook).isEqualTo(new Webhook.Generic(name, null, document(body)));
  }

  @Test
  void anAnswerIsNeverAGenericEvent() {
    var body = "{\"id\":\"1\"}".getBytes(UTF_8);

    assertThat(reader.readContent("gizmo", null, body, TimesOf2026.JUDGE))
        .isEqualTo(
            new Webhook.Unreadable(DeadReason.UNKNOWN_EVENT, "expected an entity type, got gizmo"));
    assertThat(reader.readContent(null, null, body, TimesOf2026.JUDGE))
        .isInstanceOf(Webhook.Unreadable.class);
  }

  private static Json document(String body) {
    return ((JsonReader.Reading.Document) JsonReader.read(body.getBytes(UTF_8))).value();
  }

  @Test
  void webhookHasTenThousandItemsAtMost() {
    var most = "{\"event\":\"assets.updated\",\"body\":[" + names(10_000) + "]}";
    var more = "{\"event\":\"assets.updated\",\"body\":[" + names(10_001) + "]}";

    assertThat(change(most).items()).hasSize(10_000);
    assertThat(reader.read(more.getBytes(UTF_8), TimesOf2026.JUDGE))
        .isEqualTo(
            new Webhook.Unreadable(DeadReason.TOO_MANY_ITEMS, "expected at most 10000, got 10001"));
  }

  private static String names(int count) {
    return String.join(",", Collections.nCopies(count, "\"a\""));
  }

  private Webhook.Change change(String body) {
    var webhook = reader.read(body.getBytes(UTF_8), TimesOf2026.JUDGE);
    assertThat(webhook).isInstanceOf(Webhook.Change.class);
    return (Webhook.Change) webhook;
  }

  private static List<String> ids(Webhook.Change webhook) {
    return webhook.items().stream().map(Item::entityId).filter(Objects::nonNull).toList();
  }

  private static List<String> reasons(Webhook.Change webhook) {
    return webhook.items().stream()
        .filter(Item.Unreadable.class::isInstance)
        .map(item -> ((Item.Unreadable) item).reason().label())
        .toList();
  }
}
