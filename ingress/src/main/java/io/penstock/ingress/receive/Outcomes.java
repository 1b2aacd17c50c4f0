package io.penstock.ingress.receive;

import io.penstock.ingress.verify.Refusal;

/// Where every request's outcome is told: each request has exactly one.
///
/// Its label is one of these two or the refusal's.
public interface Outcomes {
  String STORED = "stored";
  String ABANDONED = "abandoned";

  /// Stored, and answered 200 where the sender was still there.
  ///
  /// @param nanos from the request to the broker's acknowledgement
  void stored(long nanos);

  /// The broker acknowledged a record, whether its sender was still waiting or not.
  ///
  /// @param nanos from handing the record to the producer
  void acknowledged(long nanos);

  /// The time of a genuine signature stands that far ahead of ours; negative where it is behind.
  void clockSkew(long aheadMs);

  /// Refused.
  ///
  /// @param connectionId as the request named it; empty where it named none
  void refused(Refusal refusal, String connectionId);

  /// The sender left before its body was whole.
  void abandoned();
}
