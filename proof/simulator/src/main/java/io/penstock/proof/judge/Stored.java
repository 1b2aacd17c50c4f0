package io.penstock.proof.judge;

import io.penstock.proof.simulator.Webhook;
import org.jspecify.annotations.Nullable;

/// A webhook in the raw topic.
///
/// @param webhook what was posted; null where nothing like it was
record Stored(Found found, Delivery delivery, @Nullable Webhook webhook) {

  /// For a person.
  String name() {
    return webhook == null ? "the raw record " + found.receipt() : Posts.name(webhook);
  }
}
