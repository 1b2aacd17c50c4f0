package io.penstock.cli.doctor;

import io.penstock.cli.doctor.SecretDirectory.NamedSecret;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.recipe.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// Lists the differences to try for one request, the likeliest kinds first.
final class SigningDifferences {
  private SigningDifferences() {}

  /// All differences to try.
  ///
  /// @param recipes all known recipes
  /// @param secrets all secrets of the secrets directory
  static List<SigningDifference> of(
      Connection connection,
      GivenHeaders headers,
      byte[] body,
      Collection<Recipe> recipes,
      List<NamedSecret> secrets) {
    var asked = connection.recipe();
    var changes = new ArrayList<SigningDifference>();
    recipes.stream()
        .filter(recipe -> !recipe.signature().equals(asked.signature()))
        .forEach(recipe -> changes.add(SigningDifference.to(recipe)));
    HeaderInterpretations.of(headers, asked.signature())
        .forEach(reading -> changes.add(SigningDifference.to(reading)));
    Arrays.stream(SecretForm.values())
        .filter(form -> form.encoding() != asked.signature().secretEncoding())
        .forEach(form -> changes.add(SigningDifference.to(form)));
    SignedAlternatives.of(asked, headers, body, recipes)
        .forEach(content -> changes.add(SigningDifference.to(content)));
    BodyForms.of(body).forEach(form -> changes.add(SigningDifference.to(form)));
    secrets.stream()
        .filter(
            secret -> connection.keys().stream().noneMatch(key -> key.id().equals(secret.file())))
        .forEach(secret -> changes.add(SigningDifference.to(secret)));
    return List.copyOf(changes);
  }
}
