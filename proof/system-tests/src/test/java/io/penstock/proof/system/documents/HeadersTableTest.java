package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.penstock.proof.reference.golden.Constants;
import io.penstock.schemas.DeadLetterHeaders;
import io.penstock.schemas.EventHeaders;
import io.penstock.schemas.RawRecordHeaders;
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
        arguments("Raw records", RawRecordHeaders.class),
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

  /// What ends with a dash is the beginning of a name.
  private static Set<String> names(Class<?> constants) {
    return Constants.texts(constants).stream()
        .map(name -> name.endsWith("-") ? name + "<name>" : name)
        .collect(Collectors.toSet());
  }
}
