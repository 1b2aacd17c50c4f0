package io.penstock.commands.doctor;

import io.penstock.settings.Recipe;
import io.penstock.settings.SecretEncoding;
import io.penstock.settings.Signature;
import java.util.Set;

/// One thing that may be otherwise than the connection is configured. Two of one kind exclude each
/// other.
sealed interface Change {

  /// What is changed.
  enum Kind {
    RECIPE,
    READING,
    SECRET_FORM,
    CONTENT,
    BODY,
    SECRET;

    /// A recipe says all of how is signed, so that no part of that is changed beside it.
    private static final Set<Kind> OF_A_RECIPE = Set.of(READING, SECRET_FORM, CONTENT);

    boolean excludes(Kind other) {
      return this == other
          || (this == RECIPE && OF_A_RECIPE.contains(other))
          || (other == RECIPE && OF_A_RECIPE.contains(this));
    }
  }

  Kind kind();

  /// The attempt with this change.
  Attempt applied(Attempt attempt);

  /// Completes `matches if ...`.
  String words();

  /// What to do where it matches so.
  String advice();

  record ToRecipe(Recipe recipe) implements Change {
    @Override
    public Kind kind() {
      return Kind.RECIPE;
    }

    @Override
    public Attempt applied(Attempt attempt) {
      var form = SecretForm.of(recipe.signature().secretEncoding());
      return attempt.with(recipe).with(form);
    }

    @Override
    public String words() {
      return "the recipe is " + recipe.name();
    }

    @Override
    public String advice() {
      return "set \"recipe: %s\" for the connection".formatted(recipe.name());
    }
  }

  /// The signature stands elsewhere, or is written otherwise.
  record ToReading(Reading reading) implements Change {
    @Override
    public Kind kind() {
      return Kind.READING;
    }

    @Override
    public Attempt applied(Attempt attempt) {
      var asked = attempt.recipe().signature();
      var headers = attempt.headers().withOnly(reading.header(), reading.value());
      return attempt.with(headers).with(reading.in(asked));
    }

    @Override
    public String words() {
      return reading.words();
    }

    @Override
    public String advice() {
      return reading.advice();
    }
  }

  record ToSecretForm(SecretForm form) implements Change {
    @Override
    public Kind kind() {
      return Kind.SECRET_FORM;
    }

    @Override
    public Attempt applied(Attempt attempt) {
      var encoding = form.encoding();
      var changed = attempt.with(form);
      return encoding == null ? changed : changed.with(in(attempt, encoding));
    }

    private static Signature in(Attempt attempt, SecretEncoding encoding) {
      var asked = attempt.recipe().signature();
      return new Signature(
          asked.header(),
          asked.format(),
          asked.algorithm(),
          asked.encoding(),
          encoding,
          asked.signs(),
          asked.time());
    }

    @Override
    public String words() {
      return "the secret is " + form.words();
    }

    @Override
    public String advice() {
      return form.advice();
    }
  }

  record ToContent(Content content) implements Change {
    @Override
    public Kind kind() {
      return Kind.CONTENT;
    }

    @Override
    public Attempt applied(Attempt attempt) {
      return attempt.with(
          content.in(attempt.recipe().signature()), content.idBefore(attempt.recipe().webhookId()));
    }

    @Override
    public String words() {
      return content.words();
    }

    @Override
    public String advice() {
      return "set \"signs\" in a recipe of your own";
    }
  }

  record ToBody(BodyForm form) implements Change {
    @Override
    public Kind kind() {
      return Kind.BODY;
    }

    @Override
    public Attempt applied(Attempt attempt) {
      return attempt.with(form.bytes());
    }

    @Override
    public String words() {
      return "the signed body is " + form.words();
    }

    @Override
    public String advice() {
      return form.advice();
    }
  }

  record ToSecret(NamedSecret secret) implements Change {
    @Override
    public Kind kind() {
      return Kind.SECRET;
    }

    @Override
    public Attempt applied(Attempt attempt) {
      return attempt.with(secret);
    }

    @Override
    public String words() {
      return "it is signed with the secret %s, which is not among this connection's secrets"
          .formatted(secret.file());
    }

    @Override
    public String advice() {
      return "if that is the sender's, add %s to the connection's \"secrets\""
          .formatted(secret.file());
    }
  }
}
