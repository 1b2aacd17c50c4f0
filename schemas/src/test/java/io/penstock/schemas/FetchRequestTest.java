package io.penstock.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchRequestTest {

  @Test
  void readsWhatItWrites() {
    var request = read("[\"7\",\"8\"]");

    assertThat(request.ids()).containsExactly("7", "8");
    assertThat(FetchRequest.read(request.write())).isEqualTo(request);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[\"7\",8]", "[\"7\",null]", "\"7\"", "null", "[]"})
  void requestIsReadCompletelyOrNotAtAll(String ids) {
    assertThatThrownBy(() -> read(ids))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ids");
  }

  @Test
  void hasAtMostAHundredIds() {
    assertThat(read(numbered(100)).ids()).hasSize(100);
    assertThatThrownBy(() -> read(numbered(101)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected 1 to 100 ids, got 101");
  }

  private static String numbered(int count) {
    return IntStream.range(0, count)
        .mapToObj(number -> "\"" + number + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static FetchRequest read(String ids) {
    var json =
        """
        {"connection":"conn_42","type":"vendor","ids":%s,"operation":"updated",
        "cause":{"partition":3,"offset":9},"attempt":0,"notBefore":"2026-01-01T00:00:00.000Z"}"""
            .formatted(ids);
    return FetchRequest.read(json.getBytes(UTF_8));
  }
}
