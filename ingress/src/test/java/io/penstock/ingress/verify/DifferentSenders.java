package io.penstock.ingress.verify;

import static io.penstock.proof.fixtures.senders.Makini.connections;
import static io.penstock.proof.fixtures.senders.Makini.makini;
import static io.penstock.proof.fixtures.senders.Makini.secret;

import io.penstock.proof.fixtures.senders.DefaultConnection;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.recipe.Encoding;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignatureFormat;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.recipe.SignedContent;
import io.penstock.senders.recipe.SignedTime;
import io.penstock.senders.secret.SecretEncoding;
import io.penstock.senders.secret.SigningKey;
import io.penstock.senders.signature.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One snapshot of connections whose senders sign in different ways, and requests that none of them
/// signed.
final class DifferentSenders {
  static final List<String> IDS =
      List.of("makini", "svix", "gone", "stripe", "token", "sha512", "sha1", "member", "sent-at");

  private static final String WRONG = "00".repeat(32);

  static final List<Map<String, List<String>>> UNVERIFIED =
      List.of(
          Map.of(),
          Map.of("x-webhook-signature", List.of(WRONG)),
          Map.of("x-webhook-signature", List.of(" ")),
          Map.of("webhook-signature", List.of("v1,AAAA"), "webhook-id", List.of("msg_1")),
          Map.of(
              "webhook-signature", List.of("v1,AAAA v1,?"),
              "webhook-id", List.of("msg_1"),
              "webhook-timestamp", List.of("0")),
          Map.of("stripe-signature", List.of("t=0,v1=" + WRONG)),
          Map.of("x-webhook-token", List.of("wrong")),
          Map.of("x-own", List.of(WRONG)),
          Map.of("x-own", List.of(WRONG), "webhook-id", List.of("msg_1")),
          Map.of("x-nobody-signs-so", List.of(WRONG)));

  private DifferentSenders() {}

  static Connections different(boolean withWildcard) {
    var all =
        new ArrayList<>(
            List.of(
                connection("makini", makini(), 1),
                connection("svix", builtIn("standard-webhooks"), 3),
                gone(),
                connection("stripe", builtIn("stripe"), 2),
                connection("token", builtIn("token"), 4),
                connection("sha512", own(Algorithm.HMAC_SHA512, "{body}", null), 1),
                connection("sha1", own(Algorithm.HMAC_SHA1, "{id}.{body}", null), 2),
                connection("member", own(Algorithm.HMAC_SHA256, "{/k}.{id}", null), 2),
                connection("sent-at", own(Algorithm.HMAC_SHA256, "{body}", "/sent_at"), 1)));
    if (withWildcard) {
      all.add(connection(Connection.WILDCARD, builtIn("github"), 2));
    }
    return connections(all.toArray(Connection[]::new));
  }

  static Headers http(Map<String, List<String>> headers) {
    return name -> headers.getOrDefault(name, List.of());
  }

  static Recipe builtIn(String name) {
    return Objects.requireNonNull(BuiltInRecipes.builtIn(name));
  }

  static Connection token(String id, String token) {
    var keys = List.of(new SigningKey("key-1", secret(token)));
    return DefaultConnection.active(id, builtIn("token"), keys);
  }

  private static Connection gone() {
    var github = connection("gone", builtIn("github"), 1);
    return DefaultConnection.of(
        "gone", github.recipe(), github.keys(), Connection.State.DISCONNECTED);
  }

  static Connection connection(String id, Recipe recipe, int keys) {
    var all =
        IntStream.range(0, keys)
            .mapToObj(number -> new SigningKey("key-" + number, secret(id + number)))
            .toList();
    return DefaultConnection.active(id, recipe, all);
  }

  private static Recipe own(Algorithm algorithm, String signs, @Nullable String sentAt) {
    var signature =
        new SignatureScheme(
            "x-own",
            new SignatureFormat.Bare(),
            algorithm,
            Encoding.HEX,
            SecretEncoding.UTF8,
            Objects.requireNonNull(SignedContent.read(signs)),
            sentAt == null
                ? null
                : new SignedTime(
                    new SignedTime.Source.Member(JsonPointer.of(sentAt)),
                    SignedTime.Unit.RFC3339,
                    SignedTime.TOLERANCE,
                    SignedTime.TOLERANCE));
    var makini = makini();
    return new Recipe(
        "own-" + algorithm + signs,
        signature,
        makini.connection(),
        makini.webhookId(),
        makini.layout());
  }
}
