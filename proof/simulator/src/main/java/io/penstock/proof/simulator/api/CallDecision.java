package io.penstock.proof.simulator.api;

import org.jspecify.annotations.Nullable;

/// How a call is answered.
///
/// @param fault the label of the fault that the call meets; empty if it meets none
/// @param delivery the fault of the delivery; null if it has none
record CallDecision(ApiAnswer answer, String fault, ApiFault.@Nullable InDelivery delivery) {

  /// An answer without a fault.
  static CallDecision of(ApiAnswer answer) {
    return new CallDecision(answer, "", null);
  }
}
