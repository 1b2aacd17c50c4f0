package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.payloads.RandomChoices;
import io.penstock.proof.simulator.Accounts.Account;
import io.penstock.senders.secret.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A way to forge a webhook: the connection's sender has not signed its body.
enum Forgery {
  /// Signed with a random secret.
  WRONG_SECRET,

  /// One digit of the body is changed after signing.
  ALTERED,

  /// Without a signature.
  UNSIGNED,

  /// Posted to a connection that is not configured.
  UNKNOWN_CONNECTION,

  /// Signed with the secret of another connection.
  OTHERS_SECRET;

  private static final int UNAUTHORIZED = 401;

  /// Forges a draft that is not posted otherwise.
  ///
  /// @param other a connection other than the draft's
  DraftWebhook forge(DraftWebhook letter, Account other, RandomChoices random) {
    return switch (this) {
      case WRONG_SECRET -> signed(letter, new Secret(random.hex(40).getBytes(UTF_8)));
      case ALTERED -> altered(letter, random);
      case UNSIGNED -> unsigned(letter);
      case UNKNOWN_CONNECTION -> {
        var made = signed(letter, new Secret(random.hex(40).getBytes(UTF_8)));
        yield new DraftWebhook(
            "conn_" + random.hex(12),
            made.id(),
            made.headers(),
            made.body(),
            made.meaning(),
            List.of());
      }
      case OTHERS_SECRET -> signed(letter, other.secret());
    };
  }

  private static DraftWebhook signed(DraftWebhook letter, Secret secret) {
    var headers = new HashMap<>(letter.headers());
    headers.put(Signing.HEADER, Signing.BASE64.signature(secret, letter.body()));
    return forged(letter, Map.copyOf(headers), letter.body(), "forged");
  }

  private static DraftWebhook unsigned(DraftWebhook letter) {
    var headers = new HashMap<>(letter.headers());
    Objects.requireNonNull(headers.remove(Signing.HEADER));
    return forged(letter, Map.copyOf(headers), letter.body(), "unsigned");
  }

  private static DraftWebhook altered(DraftWebhook letter, RandomChoices random) {
    var body = letter.body().clone();
    int at = random.below(body.length);
    while (body[at] < '0' || body[at] > '9') {
      at = (at + 1) % body.length;
    }
    body[at] = (byte) (body[at] == '9' ? '0' : body[at] + 1);
    return forged(letter, letter.headers(), body, "forged");
  }

  private static DraftWebhook forged(
      DraftWebhook letter, Map<String, String> headers, byte[] body, String label) {
    var meaning = new Intent.Unwelcome(UNAUTHORIZED, label);
    return new DraftWebhook(letter.connection(), letter.id(), headers, body, meaning, List.of());
  }
}
