package io.penstock.proof.benchmarks.microbenchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.ingress.verify.Verdict;
import io.penstock.ingress.verify.VerificationIndex;
import io.penstock.ingress.verify.Verifier;
import io.penstock.proof.benchmarks.loadgenerator.SignedRequests;
import io.penstock.proof.fixtures.senders.DefaultConnection;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.secret.SigningKey;
import io.penstock.senders.signature.Headers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// A forged webhook of 1 KiB that is sent to an existing connection and to an unknown connection,
/// to compare how long the refusals take.
public final class ForgedWebhookCase {
  private static final String KNOWN = "conn-known-1";
  private static final String UNKNOWN = "conn-other-1";
  private static final long NOW_MS = 1_767_322_800_000L;

  private final String label;
  private final Verifier verifier;
  private final Headers headers;
  private final byte[] body = SignedRequests.body(1, KNOWN, 1024).getBytes(UTF_8);

  private ForgedWebhookCase(String label, Connection known, Map<String, String> headers) {
    this.label = label;
    this.verifier = new Verifier(new VerificationIndex(connections(known)));
    this.headers = name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of();
  }

  /// All cases: forms of requests for which the times differed, or might differ.
  public static List<ForgedWebhookCase> all() {
    var forged = "v1=" + "0f".repeat(32);
    var listed = "v1," + "A".repeat(43) + "=";
    var active = Connection.State.ACTIVE;
    return List.of(
        new ForgedWebhookCase(
            "1 secret, 1 signature",
            connection("makini", 1, active),
            Map.of("x-webhook-signature", "A".repeat(43) + "=")),
        new ForgedWebhookCase(
            "1 secret, disconnected",
            connection("makini", 1, Connection.State.DISCONNECTED),
            Map.of("x-webhook-signature", "A".repeat(43) + "=")),
        new ForgedWebhookCase(
            "8 secrets, 16 signatures",
            connection("standard-webhooks", 8, active),
            Map.of(
                "webhook-id", "msg_1",
                "webhook-timestamp", "1767322800",
                "webhook-signature", String.join(" ", Collections.nCopies(16, listed)))),
        new ForgedWebhookCase(
            "8 secrets, 15 signatures, a time",
            connection("stripe", 8, active),
            Map.of(
                "stripe-signature",
                "t=1767322800," + String.join(",", Collections.nCopies(15, forged)))),
        new ForgedWebhookCase(
            "8 tokens, a long one presented",
            connection("token", 8, active),
            Map.of("x-webhook-token", "x".repeat(Secret.BYTES_MAX))));
  }

  /// What distinguishes the case's request.
  public String label() {
    return label;
  }

  /// Verifies the webhook once, which must refuse it.
  public void refuse(boolean known) {
    var verdict = verifier.verify(known ? KNOWN : UNKNOWN, headers, body, NOW_MS);
    if (!(verdict instanceof Verdict.Refused)) {
      throw new IllegalStateException("forged, and not refused");
    }
  }

  /// The known connection, together with another one.
  private static Connections connections(Connection known) {
    return new Connections(
        Map.of(KNOWN, known, "conn-third-1", connection("makini", 2, Connection.State.ACTIVE)),
        null);
  }

  private static Connection connection(String recipe, int keys, Connection.State state) {
    var all =
        IntStream.range(0, keys)
            .mapToObj(i -> new SigningKey("key-" + i, new Secret(("secret " + i).getBytes(UTF_8))))
            .toList();
    return DefaultConnection.of(
        KNOWN, Objects.requireNonNull(BuiltInRecipes.builtIn(recipe)), all, state);
  }
}
