package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.simulator.Webhook;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The id that the bridge must assign to a webhook: the sender's id, otherwise one derived from its
/// connection and its bytes.
final class WebhookId {
  private WebhookId() {}

  static String of(Webhook webhook) {
    return webhook.id() == null ? derived(webhook) : webhook.id();
  }

  /// The origin of the id: `sender` or `derived`.
  static String origin(Webhook webhook) {
    return webhook.id() == null ? "derived" : "sender";
  }

  private static String derived(Webhook webhook) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(webhook.connection().getBytes(UTF_8));
      digest.update((byte) 0);
      return "sha256:" + HexFormat.of().formatHex(digest.digest(webhook.body()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
