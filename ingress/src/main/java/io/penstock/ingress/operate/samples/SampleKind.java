package io.penstock.ingress.operate.samples;

import io.penstock.ingress.verify.Refusal;

/// What is sampled as one: a refusal of one configured connection. All connections that nobody
/// configured by name count as one, because whoever sends can make up as many as they like.
///
/// @param connection a configured id; empty for all others
record SampleKind(Refusal refusal, String connection) {}
