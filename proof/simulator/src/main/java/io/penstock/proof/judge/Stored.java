package io.penstock.proof.judge;

import io.penstock.proof.simulator.Webhook;
import org.jspecify.annotations.Nullable;

/// A webhook in the raw topic.
///
/// @param clockMs the log clock at it
/// @param webhook what was posted; null where nothing like it was
/// @param repeat whether the same delivery stands before it in the log
record Stored(
    Found found, Delivery delivery, long clockMs, @Nullable Webhook webhook, boolean repeat) {

  /// For a person.
  String name() {
    return webhook == null ? "the raw record " + found.receipt() : Posts.name(webhook);
  }
}
