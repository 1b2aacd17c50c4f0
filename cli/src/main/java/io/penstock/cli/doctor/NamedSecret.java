package io.penstock.cli.doctor;

import io.penstock.senders.secret.Secret;

/// A file of the directory of secrets.
///
/// @param written its content, not decoded
record NamedSecret(String file, Secret written) {}
