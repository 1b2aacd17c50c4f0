package io.penstock.processor.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.normalize.CanonicalObject.CodeTable;
import io.penstock.processor.normalize.CanonicalObject.Member;
import io.penstock.processor.values.JsonText;
import io.penstock.processor.values.ValueReader;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each mapping writes what its JSON Schema describes: the same members, in its order, of its
/// types.
class MappingSchemaTest {

  static Stream<EntityType> canonicalTypes() {
    return EntityTypes.ALL.stream().filter(EntityType::canonical);
  }

  @ParameterizedTest
  @MethodSource("canonicalTypes")
  void aMappingWritesWhatItsSchemaDescribes(EntityType type) {
    var schema = schema(type);

    assertFits(type.name(), MappingReader.builtIn(type).form().members(), schema, schema);
  }

  private static void assertFits(String at, List<Member> members, Json.Obj schema, Json.Obj root) {
    var properties = object(schema, "properties");
    var described = new ArrayList<>(properties.members().sequencedKeySet());
    described.remove("extensions");
    assertThat(MappingRules.names(members)).as(at).isEqualTo(described);
    for (var member : members) {
      assertFits(at + "." + member.name(), member, object(properties, member.name()), root);
    }
  }

  private static void assertFits(String at, Member member, Json.Obj described, Json.Obj root) {
    switch (member) {
      case Member.Value value ->
          assertThat(JsonText.text(described)).as(at).isEqualTo(expected(value.reader()));
      case Member.Code code -> {
        var codes = new ArrayList<Json>();
        code.table().codes().forEach(each -> codes.add(new Json.Str(each)));
        codes.add(CodeTable.UNKNOWN);
        assertThat(resolved(described, root).member("enum")).as(at).isEqualTo(new Json.Arr(codes));
      }
      case Member.Group group -> assertFits(at, group.members(), described, root);
      case Member.Nested nested -> assertObjectFits(at, nested.form(), described, root);
      case Member.Many many -> {
        assertThat(described.member("type")).as(at).isEqualTo(new Json.Str("array"));
        assertObjectFits(at, many.form(), object(described, "items"), root);
      }
    }
  }

  private static void assertObjectFits(
      String at, CanonicalObject form, Json.Obj described, Json.Obj root) {
    var schema = resolved(described, root);
    assertThat(object(schema, "properties").members().lastEntry().getKey())
        .as(at)
        .isEqualTo("extensions");
    assertFits(at, form.members(), schema, root);
  }

  private static String expected(ValueReader reader) {
    return switch (reader) {
      case TEXT -> "{'type':'string'}";
      case TEXTS -> "{'type':'array','items':{'type':'string'}}";
      case BOOLEAN -> "{'type':'boolean'}";
      case DECIMAL -> "{'$ref':'#/definitions/decimal'}";
      case DATE -> "{'$ref':'#/definitions/date'}";
      case DATE_TIME -> "{'$ref':'#/definitions/time'}";
      case REFERENCE, CURRENCY_REFERENCE -> "{'$ref':'#/definitions/reference'}";
      case UNIT -> "{'$ref':'#/definitions/unit'}";
      case QUANTITY -> "{'$ref':'#/definitions/quantity'}";
      case CURRENCY -> "{'$ref':'#/definitions/currency'}";
      case MONEY -> "{'$ref':'#/definitions/money'}";
    };
  }

  private static Json.Obj resolved(Json.Obj schema, Json.Obj root) {
    return schema.member("$ref") instanceof Json.Str(var ref)
        ? object(object(root, "definitions"), ref.replace("#/definitions/", ""))
        : schema;
  }

  private static Json.Obj object(Json.Obj parent, String name) {
    return parent.member(name) instanceof Json.Obj object ? object : Json.Obj.EMPTY;
  }

  private static Json.Obj schema(EntityType type) {
    var path = "json-schemas/" + type.name() + ".schema.json";
    try (var file = EntityTypes.class.getResourceAsStream(path)) {
      var reading = JsonReader.read(file.readAllBytes());
      return (Json.Obj) ((JsonReader.Reading.Document) reading).value();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
