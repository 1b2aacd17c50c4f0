package io.penstock.processor.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ValueReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          BOOLEAN | true | true
          BOOLEAN | 'TRUE' | true
          BOOLEAN | 'X' | true
          BOOLEAN | 'T' | true
          BOOLEAN | 'Y' | true
          BOOLEAN | 'Yes' | true
          BOOLEAN | 1 | true
          BOOLEAN | '1' | true
          BOOLEAN | false | false
          BOOLEAN | 'false' | false
          BOOLEAN | '' | false
          BOOLEAN | ' ' | false
          BOOLEAN | 'F' | false
          BOOLEAN | 'N' | false
          BOOLEAN | 'No' | false
          BOOLEAN | 0 | false
          BOOLEAN | null | absent
          BOOLEAN | 2 | not-a-boolean
          BOOLEAN | 1.0 | not-a-boolean
          BOOLEAN | 'maybe' | not-a-boolean
          BOOLEAN | '                                          X' | not-a-boolean
          BOOLEAN | {} | wrong-type
          CURRENCY | 'EUR' | EUR
          CURRENCY | ' usd ' | USD
          CURRENCY | '' | absent
          CURRENCY | null | absent
          CURRENCY | '€' | unknown-currency
          CURRENCY | 'EURO' | unknown-currency
          CURRENCY | 'QQQ' | unknown-currency
          CURRENCY | 978 | unknown-currency
          CURRENCY | ['EUR'] | wrong-type
          UNIT | 'EA' | EA
          UNIT | ' m3 ' | m3
          UNIT | 'ea.' | ea.
          UNIT | '' | absent
          UNIT | null | absent
          UNIT | 'per hundred' | not-a-unit
          UNIT | 'Kilograms' | not-a-unit
          UNIT | 'E\\u0000A' | not-a-unit
          UNIT | 12 | not-a-unit
          UNIT | {} | wrong-type
          TEXT | ' 0042 ' | ` 0042 `
          TEXT | 1.10 | 1.10
          TEXT | '' | absent
          TEXT | '  ' | absent
          TEXT | null | absent
          TEXT | true | wrong-type
          TEXT | {} | wrong-type
          TEXTS | ['a', 'b'] | ['a','b']
          TEXTS | 'a' | ['a']
          TEXTS | ['', null, 'a'] | ['a']
          TEXTS | [] | absent
          TEXTS | {} | absent
          TEXTS | '[]' | absent
          TEXTS | '{}' | absent
          TEXTS | ['[]'] | ['[]']
          TEXTS | {'a':1} | wrong-type
          TEXT | '[]' | []
          TEXTS | '' | absent
          TEXTS | ['a', {}] | wrong-type
          REFERENCE | '000000000000012345' | {'key':'000000000000012345'}
          REFERENCE | 42 | {'key':'42'}
          REFERENCE | '' | absent
          REFERENCE | {'key':'42'} | wrong-type
          """)
  void aValueIsReadOrNamed(ValueReader reader, String json, String expected) {
    assertThat(JsonText.text(reader.read(JsonText.json(json)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void nullIsAbsentToEveryReader(ValueReader reader) {
    assertThat(JsonText.text(reader.read(JsonText.json("null")))).isEqualTo("absent");
  }
}
