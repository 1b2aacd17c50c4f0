package io.penstock.proof.judge;

import io.penstock.proof.simulator.Webhook;
import java.nio.ByteBuffer;

/// What tells one stored webhook from another: whose it is, what it is called, its bytes.
record Delivery(String connection, String id, ByteBuffer body) {

  static Delivery of(Webhook webhook) {
    return new Delivery(
        webhook.connection(), WebhookId.of(webhook), ByteBuffer.wrap(webhook.body()));
  }
}
