package io.penstock.cli.doctor;

import java.util.List;

/// A way in which the request was signed.
///
/// @param changes what is otherwise than the connection is configured; none where nothing is
record SigningMatch(SigningAttempt attempt, List<SigningDifference> changes) {
  SigningMatch {
    changes = List.copyOf(changes);
  }

  /// Whether a recipe's text has to change for it.
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
