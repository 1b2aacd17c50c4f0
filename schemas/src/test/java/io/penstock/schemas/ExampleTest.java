package io.penstock.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExampleTest {

  @ParameterizedTest
  @MethodSource("io.penstock.schemas.Example#all")
  void anEventIsWrittenAsItWasRead(Example example) {
    var event = EntityEventFormat.read(example.event().getBytes(UTF_8));

    var written = EntityEventFormat.write(event);

    assertThat(new String(written, UTF_8)).isEqualTo(example.event());
  }

  @ParameterizedTest
  @MethodSource("io.penstock.schemas.Example#all")
  void anEventIsOneLine(Example example) {
    assertThat(example.event()).doesNotContain("\n");
  }

  @Test
  void everyTypeWithACanonicalModelHasExamples() {
    var types = Example.all().stream().map(Example::type).distinct().toList();

    assertThat(types).containsAll(EntityTypes.ALL.stream().filter(EntityType::canonical).toList());
  }
}
