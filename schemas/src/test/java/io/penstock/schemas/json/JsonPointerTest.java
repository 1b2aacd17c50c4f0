package io.penstock.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPointerTest {

  /// The document of RFC 6901, section 5, and an array of arrays.
  private static final Json DOCUMENT =
      ((JsonReader.Reading.Document)
              JsonReader.read(
                  "{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"m~n\":8,\"n\":null,\"x\":[[7]]}"
                      .getBytes(UTF_8)))
          .value();

  @ParameterizedTest
  @CsvSource({"/foo/0,\"bar\"", "/,0", "/a~1b,1", "/m~0n,8", "/x/0/0,7"})
  void findsWhatStandsThere(String pointer, String expected) {
    var found = Objects.requireNonNull(DOCUMENT.at(JsonPointer.of(pointer)));

    assertThat(new String(JsonWriter.write(found), UTF_8)).isEqualTo(expected);
    assertThat(JsonPointer.of(pointer)).hasToString(pointer);
  }

  @ParameterizedTest
  @CsvSource({"/foo/2", "/foo/00", "/foo/-", "/foo/1/2", "/bar", "/n", "/foo/99999999999"})
  void findsNothingElsewhere(String pointer) {
    assertThat(DOCUMENT.at(JsonPointer.of(pointer))).isNull();
  }

  @Test
  void theEmptyPointerIsTheDocument() {
    assertThat(DOCUMENT.at(JsonPointer.of(""))).isSameAs(DOCUMENT);
  }

  @Test
  void aPointerBeginsWithASlash() {
    assertThatThrownBy(() -> JsonPointer.of("data")).hasMessageContaining("/data/key");
  }
}
