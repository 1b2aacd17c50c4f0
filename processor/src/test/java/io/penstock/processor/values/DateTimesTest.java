package io.penstock.processor.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.values.ValueReader.ReadValue.Read;
import io.penstock.schemas.json.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTimesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          '2013-05-13T09:24:28Z' | 2013-05-13T09:24:28.000Z
          '2013-05-13t09:24:28z' | 2013-05-13T09:24:28.000Z
          '2013-05-13 09:24:28Z' | 2013-05-13T09:24:28.000Z
          '2013-05-13T09:24Z' | 2013-05-13T09:24:00.000Z
          '2013-05-13T09:24:28.1Z' | 2013-05-13T09:24:28.100Z
          '2013-05-13T09:24:28,5Z' | 2013-05-13T09:24:28.500Z
          '2013-05-13T09:24:28.123456789012Z' | 2013-05-13T09:24:28.123Z
          '2001-04-15T19:01:12-04:00' | 2001-04-15T23:01:12.000Z
          '2026-01-31T00:30:00+0100' | 2026-01-30T23:30:00.000Z
          '2026-01-31T00:30:00 +01' | 2026-01-30T23:30:00.000Z
          '2024-02-29T00:00:00Z' | 2024-02-29T00:00:00.000Z
          '20260131T101500Z' | 2026-01-31T10:15:00.000Z
          '31/01/2026 10:15Z' | 2026-01-31T10:15:00.000Z
          '2026/01/31 10:15:00+01:00' | 2026-01-31T09:15:00.000Z
          '2026.01.31T101500Z' | 2026-01-31T10:15:00.000Z
          '  2013-05-13T09:24:28Z ' | 2013-05-13T09:24:28.000Z
          '0002-01-01T00:00:00Z' | 0002-01-01T00:00:00.000Z
          '/Date(1467981296000)/' | 2016-07-08T12:34:56.000Z
          '/Date(1467981296000+0060)/' | 2016-07-08T12:34:56.000Z
          '/Date(-1000)/' | 1969-12-31T23:59:59.000Z
          1467981296 | 2016-07-08T12:34:56.000Z
          1467981296.25 | 2016-07-08T12:34:56.250Z
          1467981296123 | 2016-07-08T12:34:56.123Z
          '1467981296' | 2016-07-08T12:34:56.000Z
          """)
  void anInstantIsRead(String json, String expected) {
    assertThat(JsonText.text(DateTimes.readAsText(JsonText.json(json)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          null
          ''
          '  '
          0
          '0'
          '00000000'
          '00000000000000'
          '0000-00-00'
          '0000-00-00 00:00:00'
          '99991231'
          '9999-12-31T23:59:59Z'
          '0001-01-01'
          '0001-01-01T00:00:00'
          '1900-01-01T12:00:00Z'
          '/Date(-62135596800000)/'
          '/Date(253402214400000)/'
          """)
  void aSystemsWordForNoneIsAbsent(String json) {
    assertThat(JsonText.text(DateTimes.readAsText(JsonText.json(json)))).isEqualTo("absent");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          '2026-01-31T10:15:00' | no-time-zone
          '2026-01-31' | no-time-zone
          '20260131' | no-time-zone
          20260131 | no-time-zone
          '20260131101500' | no-time-zone
          '31/01/2026' | no-time-zone
          '2026/01/31' | no-time-zone
          '2026.01.31 10:15' | no-time-zone
          '01/02/2026 10:15Z' | ambiguous-date
          '01.02.2026' | ambiguous-date
          '2026-02-30T10:15:00Z' | not-a-date
          '2026-13-01T10:15:00Z' | not-a-date
          '2026-1-1T10:15:00Z' | not-a-date
          '0000-01-01T00:00:00Z' | not-a-date
          '10000-01-01T00:00:00Z' | not-a-date
          '-0001-01-01T00:00:00Z' | not-a-date
          '2026-01-31T24:00:00Z' | not-a-date
          '2026-01-31T10:60:00Z' | not-a-date
          '2026-01-31T10:15:60Z' | not-a-date
          '2026-01-31T10:15:00.Z' | not-a-date
          '2026-01-31T10:15:00+19:00' | not-a-date
          '2026-01-31T10:15:00+01:00[Europe/Berlin]' | not-a-date
          '2026-01-31T10:15:00Zulu' | not-a-date
          '2026-01-31X10:15:00Z' | not-a-date
          '2026-01-31T' | not-a-date
          '2026-01-31Z' | not-a-date
          '2026-01' | not-a-date
          'yesterday' | not-a-date
          '/Date(1467981296000)' | not-a-date
          '/Date()/' | not-a-date
          '/Date(abc)/' | not-a-date
          '/Date(1467981296000+60)/' | not-a-date
          '/Date(9999999999999999999999)/' | not-a-date
          '/Date(999999999999999)/' | not-a-date
          7 | not-a-date
          -1467981296 | not-a-date
          12345678901 | not-a-date
          14679812961234567 | not-a-date
          1.467981296E9 | not-a-date
          1467981296.1234567890 | not-a-date
          '1467981296.x' | not-a-date
          true | wrong-type
          {} | wrong-type
          [] | wrong-type
          """)
  void whatIsNoInstantOrTwoIsNotRead(String json, String code) {
    assertThat(JsonText.text(DateTimes.readAsText(JsonText.json(json)))).isEqualTo(code);
  }

  @Test
  void theInstantKeepsWhatIsFinerThanItsText() {
    var instant = Instant.parse("2026-01-31T10:15:00.123456789Z");

    assertThat(DateTimes.read(new Json.Str(instant.toString()))).isEqualTo(new Read<>(instant));
  }
}
