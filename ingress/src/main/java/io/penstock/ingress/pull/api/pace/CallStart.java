package io.penstock.ingress.pull.api.pace;

/// When the next call of a connection may begin.
public sealed interface CallStart {
  CallStart NOW = new Now();
  CallStart AFTER_AN_ANSWER = new AfterAnAnswer();

  record Now() implements CallStart {}

  /// At a time, if nothing changes until then.
  record At(long nanos) implements CallStart {}

  /// When a call in flight has ended.
  record AfterAnAnswer() implements CallStart {}
}
