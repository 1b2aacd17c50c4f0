package io.penstock.senders.secret;

/// A secret, and the id that stands for it in logs, metrics and records.
///
/// @param id the name of the secret's file
public record SigningKey(String id, Secret secret) {}
