package io.penstock.proof.reference;

/// What a pulled item is judged to be.
sealed interface Judgement {
  /// It stands behind all items of its entity, and leaves as they do.
  ///
  /// @param differs whether its content is another than that of the last item in order
  record Placed(OrderedItem ordered, boolean differs) implements Judgement {}

  /// It has the content of the last item in order, and nothing moves.
  record Unmoved() implements Judgement {}

  /// It is not believed, or says nothing new.
  ///
  /// @param contradicts whether the entity is asked once more because of it
  record Superseded(boolean contradicts) implements Judgement {}
}
