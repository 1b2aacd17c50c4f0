package io.penstock.senders.api;

/// The result of reading the answer for one entity.
public sealed interface SingleAnswer {
  record Read(AnsweredEntity.Identified entity) implements SingleAnswer {}

  record Unreadable(AnswerProblem problem) implements SingleAnswer {}
}
