package io.penstock.processor.normalize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.processor.normalize.Normalizer.Mapping;
import java.io.ByteArrayInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {a: {read: text, from: [x]}, b: {read: text, from: [x]}} | x stands twice
          {a: {code: t, from: [x]}, aRaw: {read: text, from: [y]}} | aRaw stands twice
          {a: {read: text, from: [x]}, g: {members: {b: {read: text, from: [x]}}}} | x stands twice
          {m: {read: money, from: [x]}, c: {read: currency, from: [y]}} | currency must precede
          {q: {read: quantity, from: [x]}, u: {read: unit, from: [y]}} | unit must precede
          {g: {members: {m: {read: money, from: [x]}}}, c: {read: currency, from: [y]}} | must precede
          {a: {read: guess, from: [x]}} | t.a names what is not there
          {a: {code: none, from: [x]}} | t.a names what is not there
          {a: {list: none, from: [x]}} | t.a names what is not there
          {a: {read: text, from: x}} | a list of texts
          {a: {read: text, from: [x], form: [y]}} | unknown [form]
          {a: {reads: text, from: [x]}} | read, code, object, list or members
          {a: text} | an object
          """)
  void anInconsistentMappingIsRefused(String members, String complaint) {
    var yaml =
        "type: t\ndeleted: {times: [], flags: []}\ntables: {t: {a: []}}\nmembers: " + members;

    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          type: u | type must be t
          {type: t, overlay: {}} | unknown [overlay]
          {type: t, tables: {t: {on_hold: [], x: [On Hold]}}} | means on_hold and x
          """)
  void anInconsistentFileIsRefused(String yaml, String complaint) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(complaint);
  }

  private static Mapping read(String yaml) {
    return MappingReader.read("t", new ByteArrayInputStream(yaml.getBytes(UTF_8)));
  }
}
