package io.penstock.ingress.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.fixtures.senders.DefaultConnection;
import io.penstock.proof.fixtures.senders.Makini;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.secret.SigningKey;
import io.penstock.senders.signature.Headers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One signed request, as its sender's vector has it, and variations of it.
///
/// @param secret as its file has it
/// @param headers every value, by lower-case name
/// @param nowMs when it arrives
record Signed(
    Recipe recipe, String secret, Map<String, List<String>> headers, String body, long nowMs) {

  Signed {
    headers = Map.copyOf(headers);
  }

  /// A request of a recipe that is built in, arriving at a time its signature does not cover.
  static Signed by(String recipe, String secret, Map<String, String> headers, String body) {
    var values = new HashMap<String, List<String>>();
    headers.forEach((name, value) -> values.put(name, List.of(value)));
    var builtIn = Objects.requireNonNull(BuiltInRecipes.builtIn(recipe));
    return new Signed(builtIn, secret, values, body, 0);
  }

  Signed at(long seconds) {
    return new Signed(recipe, secret, headers, body, seconds * 1000);
  }

  Signed later(long seconds) {
    return new Signed(recipe, secret, headers, body, nowMs + seconds * 1000);
  }

  Signed with(String name, String... values) {
    var others = new HashMap<>(headers);
    others.put(name, List.of(values));
    return new Signed(recipe, secret, others, body, nowMs);
  }

  Signed without(String name) {
    var others = new HashMap<>(headers);
    others.remove(name);
    return new Signed(recipe, secret, others, body, nowMs);
  }

  /// With another text in the header that holds the signature.
  Signed signature(String text) {
    return with(signatureHeader(), text);
  }

  /// The text in that header.
  String signature() {
    return value(signatureHeader());
  }

  String signatureHeader() {
    return recipe.signature().header();
  }

  String value(String name) {
    return Objects.requireNonNull(headers.get(name)).getFirst();
  }

  Signed body(String other) {
    return new Signed(recipe, secret, headers, other, nowMs);
  }

  Signed secret(String other) {
    return new Signed(recipe, other, headers, body, nowMs);
  }

  Headers http() {
    return name -> headers.getOrDefault(name, List.of());
  }

  /// A connection with this sender.
  Connection connection() {
    var encoding = recipe.signature().secretEncoding();
    var decoded = encoding.decode(new Secret(secret.getBytes(UTF_8)));
    return DefaultConnection.active(
        "conn-42", recipe, List.of(new SigningKey("key-1", Objects.requireNonNull(decoded))));
  }

  /// What the verifier says of it: `genuine`, or the label of the refusal.
  String verdict() {
    var verifier = new Verifier(new VerificationIndex(Makini.connections(connection())));
    return switch (verifier.verify("conn-42", http(), body.getBytes(UTF_8), nowMs)) {
      case Verdict.Genuine _ -> "genuine";
      case Verdict.Stale _ -> "stale";
      case Verdict.Refused(var refusal, _) -> refusal.label();
    };
  }

  /// How far its time is ahead, as the verifier says it, in seconds; `null` where it does not.
  @Nullable Long secondsAhead() {
    var verifier = new Verifier(new VerificationIndex(Makini.connections(connection())));
    var skew =
        switch (verifier.verify("conn-42", http(), body.getBytes(UTF_8), nowMs)) {
          case Verdict.Genuine genuine -> genuine.skew();
          case Verdict.Stale stale -> stale.skew();
          case Verdict.Refused _ -> null;
        };
    return skew == null ? null : skew.aheadMs() / 1000;
  }

  @Override
  public String toString() {
    return recipe.name();
  }
}
