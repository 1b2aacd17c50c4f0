package io.penstock.cli.doctor;

import io.penstock.cli.doctor.SecretDirectory.NamedSecret;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.recipe.ValueLocations;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.secret.SecretEncoding;
import io.penstock.senders.signature.Macs;
import io.penstock.senders.signature.UnverifiedSignature;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/// One way in which the request may have been signed: a recipe, a secret and the signed bytes.
///
/// @param form how the key's bytes are derived from the secret's file
record SigningAttempt(
    Recipe recipe, GivenHeaders headers, NamedSecret secret, SecretForm form, byte[] body) {

  /// The signature in the request, read by this recipe.
  UnverifiedSignature claim() {
    return UnverifiedSignature.of(recipe, headers, body);
  }

  /// Whether the signature was made in this way. The signed time is not checked.
  boolean matches() {
    var claim = claim();
    var key = form.read(secret.written());
    if (claim.signatures().isEmpty() || key == null) {
      return false;
    }
    var expected = expected(claim, key);
    return expected != null
        && claim.signatures().stream().anyMatch(each -> MessageDigest.isEqual(expected, each));
  }

  private byte @Nullable [] expected(UnverifiedSignature claim, Secret key) {
    var algorithm = recipe.signature().algorithm();
    if (algorithm == Algorithm.TOKEN) {
      return key.bytes();
    }
    var signed = claim.signed();
    return signed == null ? null : signed.mac(Macs.keyed(algorithm, key));
  }

  SigningAttempt with(Recipe other) {
    return new SigningAttempt(other, headers, secret, form, body);
  }

  SigningAttempt with(SignatureScheme scheme) {
    return with(scheme, recipe.webhookId());
  }

  SigningAttempt with(SignatureScheme scheme, ValueLocations webhookId) {
    return with(new Recipe(recipe.name(), scheme, recipe.connection(), webhookId, recipe.layout()));
  }

  SigningAttempt with(GivenHeaders others) {
    return new SigningAttempt(recipe, others, secret, form, body);
  }

  SigningAttempt with(NamedSecret other) {
    return new SigningAttempt(recipe, headers, other, form, body);
  }

  /// Also sets the recipe's secret encoding, if recipes have an encoding for this form.
  SigningAttempt with(SecretForm other) {
    var formed = new SigningAttempt(recipe, headers, secret, other, body);
    var encoding = other.encoding();
    return encoding == null ? formed : formed.with(encoding);
  }

  private SigningAttempt with(SecretEncoding encoding) {
    var asked = recipe.signature();
    return with(
        new SignatureScheme(
            asked.header(),
            asked.format(),
            asked.algorithm(),
            asked.encoding(),
            encoding,
            asked.signs(),
            asked.time()));
  }

  SigningAttempt with(byte[] other) {
    return new SigningAttempt(recipe, headers, secret, form, other);
  }
}
