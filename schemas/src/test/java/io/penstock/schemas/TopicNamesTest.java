package io.penstock.schemas;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "ü", "a/b"})
  void aPrefixKafkaRefusesIsRefused(String prefix) {
    assertThatThrownBy(() -> new TopicNames(prefix)).hasMessage(TopicNames.EXPECTED);
  }
}
