package io.penstock.proof.benchmarks.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import org.junit.jupiter.api.Test;

class ApiEntitiesTest {
  @Test
  void entityIsAJsonObjectOfTheSizeWithItsId() {
    var entity = ApiEntities.entity(ApiEntities.id(42));

    assertThat(entity).hasSize(ApiEntities.BYTES);
    assertThat(JsonReader.read(entity))
        .isInstanceOfSatisfying(
            JsonReader.Reading.Document.class,
            it ->
                assertThat(((Json.Obj) it.value()).member("id"))
                    .isEqualTo(new Json.Str("0000000042")));
  }

  @Test
  void numberIsReadFromTheEntityAndFromTheWholeAnswer() {
    var entity = ApiEntities.entity(ApiEntities.id(4_711));
    var answer = "{\"data\":" + new String(entity, UTF_8) + "}";

    assertThat(ApiEntities.number(entity)).isEqualTo(4_711);
    assertThat(ApiEntities.number(answer.getBytes(UTF_8))).isEqualTo(4_711);
  }

  @Test
  void otherRecordsAreNoAnswers() {
    assertThatThrownBy(() -> ApiEntities.number("not here".getBytes(UTF_8)))
        .hasMessage("expected an entity, got: not here");
  }
}
