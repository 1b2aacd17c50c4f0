package io.penstock.standalone.reconcile;

import io.penstock.standalone.makini.Webhook;
import java.nio.ByteBuffer;

/// What tells one stored webhook from another: whose it is, what it is called, its bytes.
record Delivery(String connection, String id, ByteBuffer body) {

  static Delivery of(Webhook webhook) {
    return new Delivery(
        webhook.connection(), WebhookId.of(webhook), ByteBuffer.wrap(webhook.body()));
  }
}
