package io.penstock.senders.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import io.penstock.settings.YamlReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A time in the body proves something only if it is signed: else a webhook that was overheard can
/// be sent again with another.
class ProvenTimeTest {
  private final Problems problems = new Problems();

  @ParameterizedTest
  @ValueSource(
      strings = {"{body}", "{/data}{timestamp}", "{/meta}", "{/meta/at}", "{/data}.{/meta}"})
  void timeOfTheBodyThatIsSignedIsTaken(String signs) {
    assertThat(read(signs)).isNotNull();
    assertThat(problems.list()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{/data}", "{/meta/at/zone}", "{/me}", "{/meta/id}", "{id}{/data}"})
  void timeOfTheBodyThatIsNotSignedIsAProblem(String signs) {
    read(signs);

    assertThat(problems.list())
        .extracting(Problem::line)
        .containsExactly(
            "r.yaml:3:8: recipe r: signs is without {timestamp};"
                + " expected it there: a time that is not signed proves nothing");
  }

  private @Nullable Recipe read(String signs) {
    var yaml =
        """
        signature.header: X-Sig
        encoding: hex
        signs: "%s"
        webhook-id: [x-id]
        timestamp: {pointer: /meta/at, unit: seconds}
        """
            .formatted(signs);
    var document = YamlReader.read("r.yaml", yaml, problems);
    return document == null ? null : RecipeReader.read("r", document, problems);
  }
}
