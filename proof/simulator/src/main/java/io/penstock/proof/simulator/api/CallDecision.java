package io.penstock.proof.simulator.api;

import org.jspecify.annotations.Nullable;

/// How a call is answered.
///
/// @param fault the label of the fault that the call meets; empty if it meets none
/// @param delivery what is wrong with the delivery; null if nothing is
record CallDecision(ApiAnswer answer, String fault, ApiFault.@Nullable InDelivery delivery) {

  /// An answer without a fault.
  static CallDecision of(ApiAnswer answer) {
    return new CallDecision(answer, "", null);
  }
}
