package io.penstock.cli.doctor;

/// The refused request in question.
///
/// @param body the bytes as they came
record RefusedRequest(GivenHeaders headers, byte[] body) {}
