package io.penstock.proof.simulator;

import java.time.Instant;

/// One line of the ledger: a webhook was posted, and this came of it.
///
/// @param sentAt when the posting began
public record Attempt(Webhook webhook, Instant sentAt, Answer answer) {}
