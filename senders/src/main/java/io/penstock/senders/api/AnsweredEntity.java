package io.penstock.senders.api;

import io.penstock.senders.signature.Slice;

/// One entity in an answer of an API.
public sealed interface AnsweredEntity {

  /// The bytes of the entity as received.
  Slice content();

  /// An entity with its id.
  record Identified(String id, Slice content) implements AnsweredEntity {}

  /// A value that is no entity, or an entity without a usable id.
  record Unusable(AnswerProblem problem, Slice content) implements AnsweredEntity {}
}
