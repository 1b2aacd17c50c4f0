package io.penstock.ingress.verify;

import io.penstock.senders.Connection;

/// Whom a request is for, by its own word.
///
/// @param id as records have it; empty where nothing names one and the wildcard takes it
record Addressee(String id, Connection connection) {}
