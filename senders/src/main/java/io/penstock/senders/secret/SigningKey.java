package io.penstock.senders.secret;

/// A secret and the name it goes by in logs, metrics and records.
///
/// @param id the name of the secret's file
public record SigningKey(String id, Secret secret) {}
