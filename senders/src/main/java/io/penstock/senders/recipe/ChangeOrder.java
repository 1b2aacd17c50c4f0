package io.penstock.senders.recipe;

/// The order key by which the changes of an entity are ordered.
public enum ChangeOrder {
  /// The changed time, else the webhook's time, else the receipt time. An earlier change may still
  /// arrive at any time.
  TIME,
  /// A version that each change of the entity increases by one, so missing changes are known.
  CONTIGUOUS
}
