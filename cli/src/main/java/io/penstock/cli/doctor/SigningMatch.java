package io.penstock.cli.doctor;

import java.util.List;

/// A signing attempt that matches the request's signature.
///
/// @param changes the differences from the connection's configuration; may be empty
record SigningMatch(SigningAttempt attempt, List<SigningDifference> changes) {
  SigningMatch {
    changes = List.copyOf(changes);
  }

  /// Whether the match needs a new recipe.
  boolean needsOwnRecipe() {
    return changes.stream()
        .anyMatch(
            change ->
                switch (change.kind()) {
                  case READING, CONTENT -> true;
                  case SECRET_FORM -> attempt.form().encoding() != null;
                  case RECIPE, BODY, SECRET -> false;
                });
  }
}
