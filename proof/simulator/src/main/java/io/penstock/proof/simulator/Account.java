package io.penstock.proof.simulator;

import io.penstock.senders.secret.Secret;
import org.jspecify.annotations.Nullable;

/// A connection of the simulated Makini, as its receiver has to know it.
///
/// @param connection its id
/// @param secret what its webhooks are signed with: a text, in UTF-8
/// @param system the source system behind it, such as `sap`; null where nobody says
/// @param active whether its webhooks are wanted; else it is configured as disconnected
public record Account(String connection, Secret secret, @Nullable String system, boolean active) {}
