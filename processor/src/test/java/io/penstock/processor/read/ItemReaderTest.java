package io.penstock.processor.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.read.Webhook.Item;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.schemas.DeadReason;
import io.penstock.schemas.NormalizationIssue;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import io.penstock.schemas.json.JsonWriter;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.recipe.ChangeOrder;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemReaderTest {
  private final ItemReader reader =
      new ItemReader(Objects.requireNonNull(BuiltInRecipes.builtIn("makini")).layout());

  @ParameterizedTest
  @ValueSource(strings = {"id", "key", "_id"})
  void idStandsUnderAnyOfTheseNames(String name) {
    assertThat(full("{\"" + name + "\":\"x\"}").id()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"42", "1.0", "-7", "1E3"})
  void numberIsAnIdInItsOwnDigits(String digits) {
    assertThat(full("{\"id\":" + digits + "}").id()).isEqualTo(digits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "{}", "[]", "null"})
  void anythingElseIsNoId(String value) {
    assertThat(reason("{\"id\":" + value + "}")).isEqualTo("no-id");
  }

  @Test
  void idHas255CharactersAtMost() {
    assertThat(full("{\"id\":\"" + "x".repeat(255) + "\"}").id()).hasSize(255);
    assertThat(reason("{\"id\":\"" + "x".repeat(256) + "\"}")).isEqualTo("bad-id");
    assertThat(reason("{\"id\":" + "1".repeat(256) + "}")).isEqualTo("bad-id");
    assertThat(reason("{\"id\":\"\"}")).isEqualTo("bad-id");
  }

  @Test
  void thinIdHas255CharactersAtMost() {
    var longest = new Json.Str("x".repeat(255));
    var longer = new Json.Str("x".repeat(256));

    assertThat(reader.read(longest, ChangeOrder.TIME, Verb.UPDATED, TimesOf2026.reading()))
        .isEqualTo(new Item.Thin("x".repeat(255)));
    assertThat(reader.read(longer, ChangeOrder.TIME, Verb.UPDATED, TimesOf2026.reading()))
        .isEqualTo(
            new Item.Unreadable(DeadReason.BAD_ID, "expected an id of 1-255 characters, got 256"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_updatedAt", "updatedAt", "updated_at"})
  void changedTimeStandsUnderAnyOfTheseNames(String name) {
    var item = full("{\"id\":\"x\",\"" + name + "\":\"2026-01-02T03:04:05.678Z\"}");

    assertThat(item.changedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"2026-01-02T03:04:05Z\" | true",
        "1767322800 | true",
        "\"2026-01-02T03:04:05\" | true",
        "\"2026-01-02\" | true",
        "\"2026/01/02\" | true",
        "\"yes\" | false",
        "true | false",
        "false | false",
        "null | false",
        "\"\" | false",
        "\" \" | false",
        "0 | false",
        "\"0\" | false",
        "[] | false",
        "{} | false",
        "\"null\" | false",
        "\"false\" | false",
        "\"-\" | false",
        "\"01/02/2026\" | false",
        "\"-0001-11-30T00:00:00.000000Z\" | false",
        "\"0000-00-00 00:00:00\" | false",
        "\"1970-01-01T00:00:00Z\" | false",
        "\"1970-01-01\" | false",
        "\"2062-01-02T03:04:05Z\" | false",
        "\"9999-12-31T23:59:59Z\" | false",
      })
  void deletionTimeSaysThatItIsDeletedIfItCanBeTrusted(String deletedAt, boolean deleted) {
    assertThat(full("{\"id\":\"x\",\"deletedAt\":" + deletedAt + "}").deleted()).isEqualTo(deleted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "null", "\"\"", "0", "\"0\""})
  void valueThatSaysNotDeletedLeavesNoIssue(String deletedAt) {
    assertThat(full("{\"id\":\"x\",\"deletedAt\":" + deletedAt + "}").issues()).isEmpty();
  }

  @Test
  void changeIsJudgedWithoutTheMembersThatIdAndChangedTimeWereReadFrom() {
    var item =
        full("{\"key\":\"x\",\"a\":1.10,\"updatedAt\":\"2026-01-02T03:04:05Z\",\"_id\":\"y\"}");

    assertThat(new String(JsonWriter.write(item.stripped()), UTF_8))
        .isEqualTo("{\"a\":1.10,\"_id\":\"y\"}");
    assertThat(item.content().members()).hasSize(4);
  }

  @Test
  void changedTimesAreNoContentAndTheLaterOneOrders() {
    var item =
        full(
            """
            {"key":"x","updatedAt":"2026-01-02T03:04:05Z","_updatedAt":"2026-01-02T03:04:04Z",\
            "updated_at":"2026"}""");

    assertThat(item.changedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    assertThat(item.stripped().members()).isEmpty();
    assertThat(item.issues())
        .containsExactly(new NormalizationIssue("/updated_at", "not-a-date", "2026"));
  }

  @Test
  void deletionIsOrderedByTheLaterOfChangedAndDeletionTime() {
    var untouched =
        full(
            """
            {"id":"x","updatedAt":"2026-01-02T03:00:00Z","deletedAt":"2026-01-05T00:00:00Z"}""");
    var touched =
        full(
            """
            {"id":"x","updatedAt":"2026-01-06T03:00:00Z","deletedAt":"2026-01-05T00:00:00Z"}""");

    assertThat(untouched.changedAt()).isEqualTo(Instant.parse("2026-01-05T00:00:00Z"));
    assertThat(touched.changedAt()).isEqualTo(Instant.parse("2026-01-06T03:00:00Z"));
  }

  @Test
  void insertWithoutAChangedTimeIsOrderedByItsCreatedTime() {
    var json = json("{\"id\":\"x\",\"updatedAt\":null,\"createdAt\":\"2026-01-02T03:00:00Z\"}");

    var insert =
        (Item.Full) reader.read(json, ChangeOrder.TIME, Verb.CREATED, TimesOf2026.reading());
    var update =
        (Item.Full) reader.read(json, ChangeOrder.TIME, Verb.UPDATED, TimesOf2026.reading());

    assertThat(insert.changedAt()).isEqualTo(Instant.parse("2026-01-02T03:00:00Z"));
    assertThat(update.changedAt()).isNull();
  }

  private Item.Full full(String json) {
    return (Item.Full)
        reader.read(json(json), ChangeOrder.TIME, Verb.UPDATED, TimesOf2026.reading());
  }

  private String reason(String json) {
    return ((Item.Unreadable)
            reader.read(json(json), ChangeOrder.TIME, Verb.UPDATED, TimesOf2026.reading()))
        .reason()
        .label();
  }

  private static Json json(String text) {
    return ((Reading.Document) JsonReader.read(text.getBytes(UTF_8))).value();
  }
}
