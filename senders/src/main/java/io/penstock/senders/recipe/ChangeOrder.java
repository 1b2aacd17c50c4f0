package io.penstock.senders.recipe;

/// What the changes of an entity are ordered by.
public enum ChangeOrder {
  /// The changed time, else the webhook's time, else the receipt: an earlier one may always come.
  TIME,
  /// A version that counts every change of its entity by one: what is missing is known.
  CONTIGUOUS
}
