package io.penstock.proof.simulator;

/// What came of posting a webhook once.
public sealed interface Answer {

  /// An HTTP answer.
  ///
  /// @param receipt the header `Webhook-Receipt`; empty where there is none
  record Status(int status, String receipt, String body) implements Answer {}

  /// No answer, so that nobody knows whether it was stored: the reason is for a person.
  record None(String reason) implements Answer {}
}
