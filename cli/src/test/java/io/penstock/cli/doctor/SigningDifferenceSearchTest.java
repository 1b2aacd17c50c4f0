package io.penstock.cli.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.doctor.BodyForms.BodyForm;
import io.penstock.cli.doctor.SecretDirectory.NamedSecret;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.secret.Secret;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SigningDifferenceSearchTest {
  private static final SigningAttempt CONFIGURED =
      new SigningAttempt(
          Objects.requireNonNull(BuiltInRecipes.builtIn("makini")),
          new GivenHeaders(List.of(new GivenHeaders.Field("X-Webhook-Signature", "AAAA"))),
          secret("current"),
          SecretForm.UTF8,
          new byte[100]);

  @Test
  void allIsTriedWhereThereIsRoomForIt() {
    var found =
        SigningDifferenceSearch.of(List.of(CONFIGURED), secretsAndBodies(10), 1000, 100_000);

    // None, each of 20 alone, and each of 10 secrets with each of 10 bodies.
    assertThat(found.tried()).isEqualTo(1 + 20 + 100);
    assertThat(found.whole()).isTrue();
    assertThat(found.matches()).isEmpty();
  }

  @Test
  void triesHaveALimitThatIsTold() {
    var found =
        SigningDifferenceSearch.of(
            List.of(CONFIGURED), secretsAndBodies(100), 1000, Long.MAX_VALUE);

    assertThat(found.tried()).isEqualTo(1000);
    assertThat(found.whole()).isFalse();
  }

  @Test
  void bytesHaveALimitThatIsTold() {
    var found =
        SigningDifferenceSearch.of(List.of(CONFIGURED), secretsAndBodies(100), 100_000, 10_000);

    assertThat(found.tried()).isEqualTo(100);
    assertThat(found.whole()).isFalse();
  }

  private static List<SigningDifference> secretsAndBodies(int count) {
    return IntStream.range(0, count)
        .boxed()
        .<SigningDifference>mapMulti(
            (number, changes) -> {
              changes.accept(SigningDifference.to(secret("other-" + number)));
              changes.accept(SigningDifference.to(new BodyForm("so", "", new byte[100])));
            })
        .toList();
  }

  private static NamedSecret secret(String name) {
    return new NamedSecret(name, new Secret(name.getBytes(UTF_8)));
  }
}
