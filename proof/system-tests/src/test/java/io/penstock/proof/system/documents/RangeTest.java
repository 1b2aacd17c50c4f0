package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 to 65,535      | expected a whole number from 0 to 65535
          100 ms to 5 min  | expected a duration from 100ms to 5m, such as 500ms, 8s, 5m, 72h or 7d
          1 to 4 MiB       | expected bytes from 1 to 4MiB, such as 1048576, 64KiB, 1MiB or 1GiB
          1-100 letters    | expected 1-100 characters of A-Z
          at most 100      | expected a list of at most 100
          strict, warn     | expected one of strict, warn
          true, false      | expected true or false
          """)
  void tablesAndProblemsSayTheSame(String cell, String problem) {
    assertThat(Range.said(cell)).isEqualTo(Range.expected(problem));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 to 65,536  | expected a whole number from 0 to 65535
          0 to 1 h     | expected a duration from 1s to 1h
          strict       | expected one of strict, warn
          1 to 8       | expected a path
          """)
  void orNot(String cell, String problem) {
    assertThat(Range.said(cell)).isNotEqualTo(Range.expected(problem));
  }
}
