package io.penstock.processor.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          '2026-01-31' | 2026-01-31
          '20260131' | 2026-01-31
          20260131 | 2026-01-31
          '20260131235959' | 2026-01-31
          '2026-01-31T23:30:00-05:00' | 2026-01-31
          '2026-01-31T00:30:00' | 2026-01-31
          '31/01/2026' | 2026-01-31
          '01/31/2026' | 2026-01-31
          '31.1.2026' | 2026-01-31
          '02-02-2026' | 2026-02-02
          '2026/01/31' | 2026-01-31
          '2026.01.31' | 2026-01-31
          '2026/02/01' | 2026-02-01
          '2026.01.31 23:30:00' | 2026-01-31
          '2026/01/31T23:30:00-05:00' | 2026-01-31
          '/Date(1467981296000)/' | 2016-07-08
          null | absent
          '' | absent
          '00000000' | absent
          '0000-00-00' | absent
          '00/00/0000' | absent
          '99991231' | absent
          '31.12.9999' | absent
          '0000/00/00' | absent
          '9999.12.31' | absent
          '0001-01-01' | absent
          '1900-01-01' | absent
          '01/02/2026' | ambiguous-date
          '1-2-2026' | ambiguous-date
          '31/01/26' | ambiguous-date
          '01/02/03' | ambiguous-date
          '13/13/2026' | not-a-date
          '31/02/2026' | not-a-date
          '31/01-2026' | not-a-date
          '31:01:2026' | not-a-date
          '31/01/202' | not-a-date
          '31/01/2026x' | not-a-date
          '2026-02-29' | not-a-date
          '20261301' | not-a-date
          '2026/01-31' | not-a-date
          '2026.01/31' | not-a-date
          '2026-01.31' | not-a-date
          '2026:01:31' | not-a-date
          '2026 01 31' | not-a-date
          '2026/1/31' | not-a-date
          '2026/31/01' | not-a-date
          '2026.01' | not-a-date
          2026.01 | not-a-date
          '202601' | not-a-date
          '31-JAN-26' | not-a-date
          46053 | not-a-date
          1467981296 | no-time-zone
          1467981296123 | no-time-zone
          false | wrong-type
          {} | wrong-type
          """)
  void aDayIsReadAsWrittenOrNotAtAll(String json, String expected) {
    assertThat(JsonText.text(Dates.read(JsonText.json(json)))).isEqualTo(expected);
  }
}
