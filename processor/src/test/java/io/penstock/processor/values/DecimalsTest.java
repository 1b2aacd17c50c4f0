package io.penstock.processor.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          10 | 10
          10.000 | 10.000
          0 | 0
          0.5 | 0.5
          -1.50 | -1.50
          -0.00 | 0.00
          1E3 | 1000
          1.50e1 | 15.0
          25e-1 | 2.5
          0E99 | 0
          1e-90 | 0.000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001
          1E99 | 1000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
          1E100 | number-too-large
          1E-99 | number-too-large
          1E999999999 | number-too-large
          1E-999999999 | number-too-large
          1E99999999999999999999 | number-too-large
          """)
  void aJsonNumberIsWrittenOut(String digits, String expected) {
    assertThat(JsonText.text(Decimals.read(new Json.Num(digits)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          10 | 10
          302.35- | -302.35
          -302.35 | -302.35
          +302.35 | 302.35
          \u2212302.35 | -302.35
          (302.35) | -302.35
          (1,234.50) | -1234.50
          `   302.35 -  ` | -302.35
          000000000010.000 | 10.000
          -000 | 0
          .5 | 0.5
          5. | 5
          5, | 5
          1.234 | 1.234
          1,5 | 1.5
          1,25 | 1.25
          1,2345 | 1.2345
          0,125 | 0.125
          1234,567 | 1234.567
          1.234,56 | 1234.56
          1,234.56 | 1234.56
          1.234.567 | 1234567
          1,234,567 | 1234567
          1.234.567,8 | 1234567.8
          12,34,567.50 | 1234567.50
          12,34,567 | 1234567
          1'234.56 | 1234.56
          1'234,56 | 1234.56
          1'234,567 | 1234.567
          1\u2019234 | 1234
          1 234,56 | 1234.56
          1\u00a0234,56 | 1234.56
          1\u202f234\u202f567 | 1234567
          1E3 | 1000
          -1.5e-3 | -0.0015
          """)
  void aTextIsReadAsItsSystemMeansIt(String text, String expected) {
    assertThat(JsonText.text(Decimals.read(new Json.Str(text)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1,234 | ambiguous-number
          12,345 | ambiguous-number
          -999,000 | ambiguous-number
          1,234- | ambiguous-number
          1,23,4567 | not-a-number
          1,2,3 | not-a-number
          1.2.3 | not-a-number
          1234,567,890 | not-a-number
          ,234,567 | not-a-number
          1,234.567,89 | not-a-number
          1'234,567.89 | not-a-number
          1' 234 | not-a-number
          1.234.56 | not-a-number
          --1 | not-a-number
          -1- | not-a-number
          (-1) | not-a-number
          () | not-a-number
          ( ) | not-a-number
          - | not-a-number
          . | not-a-number
          , | not-a-number
          e | not-a-number
          1e | not-a-number
          e5 | not-a-number
          1e+ | not-a-number
          1e5e5 | not-a-number
          1.2.3e4 | not-a-number
          1,5e3 | not-a-number
          0x1F | not-a-number
          NaN | not-a-number
          Infinity | not-a-number
          12 EUR | not-a-number
          \u0661\u0662 | not-a-number
          ten | not-a-number
          1E999999999 | number-too-large
          """)
  void whatIsNoNumberOrTwoIsNotRead(String text, String code) {
    assertThat(JsonText.text(Decimals.read(new Json.Str(text)))).isEqualTo(code);
  }

  @Test
  void aNumberHasItsLimit() {
    var longest = "9".repeat(Decimals.CHARS_MAX);
    var flood = "9".repeat(1_000_000);

    assertThat(JsonText.text(Decimals.read(new Json.Num(longest)))).isEqualTo(longest);
    assertThat(JsonText.text(Decimals.read(new Json.Num(longest + "9"))))
        .isEqualTo(IssueCodes.NUMBER_TOO_LARGE);
    assertThat(JsonText.text(Decimals.read(new Json.Str(flood))))
        .isEqualTo(IssueCodes.NUMBER_TOO_LARGE);
    assertThat(JsonText.text(Decimals.read(new Json.Str("0".repeat(150) + "7")))).isEqualTo("7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          null | absent
          '' | absent
          '  ' | absent
          true | wrong-type
          {} | wrong-type
          [1] | wrong-type
          """)
  void otherTypesAreNoNumber(String json, String expected) {
    assertThat(JsonText.text(Decimals.read(JsonText.json(json)))).isEqualTo(expected);
  }
}
