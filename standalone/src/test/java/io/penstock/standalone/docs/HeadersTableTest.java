package io.penstock.standalone.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.penstock.schemas.DeadLetterHeaders;
import io.penstock.schemas.EventHeaders;
import io.penstock.schemas.RawHeaders;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The headers of the root README against the constants by which they are written.
class HeadersTableTest {

  static Stream<Arguments> tables() {
    return Stream.of(
        arguments("Raw records", RawHeaders.class),
        arguments("Entity events", EventHeaders.class),
        arguments("Dead letters", DeadLetterHeaders.class));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void tableIsTheConstants(String heading, Class<?> constants) {
    var table = SourceTree.document("README.md").section(heading).table();

    var said = table.by("header", row -> row.text("what"));

    assertThat(said).allSatisfy((name, what) -> assertThat(what).as(name).isNotEmpty());
    assertThat(Differences.between(table.place(), said.keySet(), names(constants))).isEmpty();
  }

  /// By reflection, because a list beside the constants would be a second place to forget one in.
  private static Set<String> names(Class<?> type) {
    return Arrays.stream(type.getFields())
        .filter(field -> field.getType() == String.class)
        .map(HeadersTableTest::name)
        .collect(Collectors.toSet());
  }

  /// What ends with a dash is the beginning of a name.
  private static String name(Field constant) {
    try {
      var name = String.valueOf(constant.get(null));
      return name.endsWith("-") ? name + "<name>" : name;
    } catch (IllegalAccessException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
