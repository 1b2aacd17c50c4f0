package io.penstock.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import io.penstock.schemas.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonSchemasTest {

  @ParameterizedTest
  @MethodSource("io.penstock.schemas.WebhookExample#all")
  void everyExampleIsValidInEitherDialect(WebhookExample example) {
    var data = text(data(example));

    var errors = new ArrayList<Error>();
    for (var dialect : List.of(SpecificationVersion.DRAFT_7, SpecificationVersion.DRAFT_2020_12)) {
      errors.addAll(errors("entity-event", dialect, example.event()));
      errors.addAll(errors(example.type().name(), dialect, data));
    }

    assertThat(errors).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.penstock.schemas.OutputExample#all")
  void everyExampleOfAnotherOutputIsValidInEitherDialect(OutputExample example) {
    var errors = new ArrayList<Error>();
    for (var dialect : List.of(SpecificationVersion.DRAFT_7, SpecificationVersion.DRAFT_2020_12)) {
      errors.addAll(errors(example.name(), dialect, example.output()));
    }

    assertThat(errors).isEmpty();
    assertInOrder("", parse(example.output()), schema(example.name()), schema(example.name()));
  }

  @Test
  void aFetchRequestHasAtMostTheIdsOfItsSchema() {
    var ids = object(object(schema("fetch-request"), "properties"), "ids");

    assertThat(ids.member("maxItems"))
        .isEqualTo(new Json.Num(Integer.toString(FetchRequest.IDS_MAX)));
  }

  @ParameterizedTest
  @EnumSource(names = {"DRAFT_7", "DRAFT_2020_12"})
  void whatIsWrittenOtherwiseIsInvalid(SpecificationVersion dialect) {
    var wrong =
        List.of(
            "{\"totals\":{\"net\":{\"amount\":1.5}}}",
            "{\"totals\":{\"net\":{\"currency\":\"EUR\"}}}",
            "{\"status\":\"open\"}",
            "{\"orderDate\":\"2026-02-30\"}",
            "{\"createdAt\":\"2026-01-02T03:04:05Z\"}",
            "{\"vendor\":\"v-1\"}",
            "{\"lines\":[{\"unitPrice\":{\"amount\":\"007\"}}]}");

    var valid =
        wrong.stream().filter(data -> errors("purchase_order", dialect, data).isEmpty()).toList();

    assertThat(valid).isEmpty();
  }

  @Test
  void anEventIsEitherInOrderOrLate() {
    var inOrder = WebhookExample.all().getFirst().event();
    var neither = inOrder.replace("\"sequence\":7,", "");
    var late = "\"lateBy\":5,\"supersededBy\":{\"partition\":0,\"offset\":1,\"item\":0}";
    var both = inOrder.replace("\"sequence\":7", "\"sequence\":7," + late);

    assertThat(errors("entity-event", SpecificationVersion.DRAFT_7, inOrder)).isEmpty();
    assertThat(errors("entity-event", SpecificationVersion.DRAFT_7, neither)).isNotEmpty();
    assertThat(errors("entity-event", SpecificationVersion.DRAFT_7, both)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.penstock.schemas.WebhookExample#all")
  void membersStandInTheOrderOfTheSchema(WebhookExample example) {
    var envelope = schema("entity-event");
    var model = schema(example.type().name());

    assertInOrder("", event(example), envelope, envelope);
    assertInOrder("/data", data(example), model, model);
  }

  @Test
  void whatTwoModelsShareIsDefinedAlike() {
    var order = object(schema("purchase_order"), "definitions");
    var work = object(schema("work_order"), "definitions");
    var shared = new ArrayList<>(order.members().sequencedKeySet());
    shared.retainAll(work.members().sequencedKeySet());
    shared.remove("status");

    assertThat(shared).contains("money", "quantity", "reference", "time");
    assertThat(shared).allSatisfy(n -> assertThat(order.member(n)).isEqualTo(work.member(n)));
  }

  private static void assertInOrder(String path, Json value, Json.Obj schema, Json.Obj root) {
    switch (value) {
      case Json.Obj(var members) -> {
        var known = object(schema, "properties");
        if (known.isEmpty()) {
          return;
        }
        var expected = new ArrayList<>(known.members().sequencedKeySet());
        expected.retainAll(members.sequencedKeySet());
        assertThat(List.copyOf(members.sequencedKeySet())).as(path).isEqualTo(expected);
        members.forEach(
            (name, member) ->
                assertInOrder(
                    path + "/" + name, member, resolved(object(known, name), root), root));
      }
      case Json.Arr(var items) ->
          items.forEach(
              item -> assertInOrder(path, item, resolved(object(schema, "items"), root), root));
      case Json.Str _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private static Json.Obj resolved(Json.Obj schema, Json.Obj root) {
    return schema.member("$ref") instanceof Json.Str(var ref)
        ? object(object(root, "definitions"), ref.replace("#/definitions/", ""))
        : schema;
  }

  private static Json.Obj object(Json.Obj parent, String name) {
    return parent.member(name) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
  }

  private static Json.Obj event(WebhookExample example) {
    return parse(example.event());
  }

  private static Json.Obj data(WebhookExample example) {
    return object(event(example), "data");
  }

  private static Json.Obj schema(String name) {
    return parse(schemaText(name));
  }

  private static Json.Obj parse(String text) {
    var reading = JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    return (Json.Obj) ((Reading.Document) reading).value();
  }

  private static String text(Json value) {
    return new String(JsonWriter.write(value), StandardCharsets.UTF_8);
  }

  private static List<Error> errors(String schema, SpecificationVersion dialect, String document) {
    Consumer<ExecutionContext> strict =
        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true));
    return SchemaRegistry.withDefaultDialect(dialect)
        .getSchema(schemaText(schema))
        .validate(document, InputFormat.JSON, strict);
  }

  private static String schemaText(String name) {
    var path = "json-schemas/" + name + ".schema.json";
    try (var file = JsonSchemasTest.class.getResourceAsStream(path)) {
      assertThat(file).as(path).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
