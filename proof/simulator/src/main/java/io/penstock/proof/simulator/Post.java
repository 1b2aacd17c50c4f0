package io.penstock.proof.simulator;

import java.time.Duration;

/// A webhook and when it is to be posted. A repeat is another post of the same webhook.
///
/// @param at from the start
public record Post(Webhook webhook, Duration at) {}
