package io.penstock.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "a, '', 1",
    "port, port, 0",
    "prot, port, 1",
    "pot, port, 1",
    "portt, port, 1",
    "pxrt, port, 1",
    "kitten, sitting, 3"
  })
  void distanceCountsCharactersToChange(String a, String b, int expected) {
    assertThat(Suggestion.distance(a, b)).isEqualTo(expected);
    assertThat(Suggestion.distance(b, a)).isEqualTo(expected);
  }

  @Test
  void nearestOfSeveralIsSuggestedAndOfEqualsTheFirst() {
    assertThat(Suggestion.nearest("http.prot", List.of("http.host", "http.port")))
        .isEqualTo("http.port");
    assertThat(Suggestion.nearest("ac", List.of("ad", "ab"))).isEqualTo("ab");
  }

  @Test
  void nothingNearIsNoSuggestion() {
    assertThat(Suggestion.nearest("zzz", List.of("http.port"))).isNull();
    assertThat(Suggestion.nearest("zzz", List.of())).isNull();
    assertThat(Suggestion.nearest("x".repeat(201), List.of("x".repeat(200)))).isNull();
  }
}
