package io.penstock.senders.recipe;

/// How a kind of sender signs its webhooks and where it puts things in them.
///
/// @param connection where a webhook names its connection, where its path does not
/// @param webhookId where a webhook has an id of its own
/// @param layout where the body says what happened
public record Recipe(
    String name,
    SignatureScheme signature,
    ValueLocations connection,
    ValueLocations webhookId,
    BodyLayout layout) {}
