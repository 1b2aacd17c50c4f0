package io.penstock.cli.doctor;

import io.penstock.cli.doctor.BodyForms.BodyForm;
import io.penstock.cli.doctor.SecretDirectory.NamedSecret;
import io.penstock.senders.recipe.Recipe;
import java.util.Set;
import java.util.function.UnaryOperator;

/// One possible difference between the sender's signing and the connection's configuration. Two
/// differences of the same kind exclude each other.
///
/// @param words completes `matches if ...`
/// @param advice what the operator should do if the signature matches with this difference
/// @param applied returns an attempt with this difference applied
record SigningDifference(
    Kind kind, String words, String advice, UnaryOperator<SigningAttempt> applied) {

  /// The part of the configuration that is changed.
  enum Kind {
    RECIPE,
    READING,
    SECRET_FORM,
    CONTENT,
    BODY,
    SECRET;

    /// The kinds that a recipe determines. None of them is combined with a change of the recipe.
    private static final Set<Kind> OF_A_RECIPE = Set.of(READING, SECRET_FORM, CONTENT);

    boolean excludes(Kind other) {
      return this == other
          || (this == RECIPE && OF_A_RECIPE.contains(other))
          || (other == RECIPE && OF_A_RECIPE.contains(this));
    }
  }

  static SigningDifference to(Recipe recipe) {
    var form = SecretForm.of(recipe.signature().secretEncoding());
    return new SigningDifference(
        Kind.RECIPE,
        "the recipe is " + recipe.name(),
        "set \"recipe: %s\" for the connection".formatted(recipe.name()),
        attempt -> attempt.with(recipe).with(form));
  }

  /// The signature is in another header, or is written in another form.
  static SigningDifference to(HeaderInterpretation reading) {
    return new SigningDifference(
        Kind.READING,
        reading.words(),
        reading.advice(),
        attempt ->
            attempt
                .with(attempt.headers().withOnly(reading.header(), reading.value()))
                .with(reading.in(attempt.recipe().signature())));
  }

  static SigningDifference to(SecretForm form) {
    return new SigningDifference(
        Kind.SECRET_FORM,
        "the secret is " + form.words(),
        form.advice(),
        attempt -> attempt.with(form));
  }

  static SigningDifference to(SignedAlternative content) {
    return new SigningDifference(
        Kind.CONTENT,
        content.words(),
        "set \"signs\" in a recipe of your own",
        attempt ->
            attempt.with(
                content.in(attempt.recipe().signature()),
                content.idBefore(attempt.recipe().webhookId())));
  }

  static SigningDifference to(BodyForm form) {
    return new SigningDifference(
        Kind.BODY,
        "the signed body is " + form.words(),
        form.advice(),
        attempt -> attempt.with(form.bytes()));
  }

  static SigningDifference to(NamedSecret secret) {
    return new SigningDifference(
        Kind.SECRET,
        "it is signed with the secret %s, which is not among this connection's secrets"
            .formatted(secret.file()),
        "if that is the sender's, add %s to the connection's \"secrets\"".formatted(secret.file()),
        attempt -> attempt.with(secret));
  }

  /// The attempt with this difference applied.
  SigningAttempt applied(SigningAttempt attempt) {
    return applied.apply(attempt);
  }
}
