package io.penstock.schemas;

import java.util.Locale;

/// Why a raw record, or an item of it, could not be read: the value of [DeadLetterHeaders#REASON].
public enum DeadReason {
  /// No connection id as key, no value, or no `webhook-id`: not written by the ingress.
  FOREIGN_RECORD,
  /// Verified by a recipe that this release has not.
  UNKNOWN_RECIPE,
  /// Neither a webhook nor fetched nor polled.
  UNKNOWN_ORIGIN,
  /// The body is compressed.
  ENCODED_BODY,
  /// Not one JSON document in UTF-8, or beyond the limits of one.
  INVALID_JSON,
  /// No event is named, though the recipe reads entities.
  NO_EVENT,
  /// An API's answer is of no known entity type.
  UNKNOWN_EVENT,
  /// No object, and no array with items, where the content should be.
  NO_CONTENT,
  /// More items than a webhook may have.
  TOO_MANY_ITEMS,
  /// The item is neither an object nor an id.
  UNREADABLE_ITEM,
  /// The item has no id.
  NO_ID,
  /// The item's id is empty or too long.
  BAD_ID,
  /// The item has no version, and its type is ordered by versions.
  NO_ORDER_KEY,
  /// The item's content, or a generic event, is larger than an event may be.
  TOO_LARGE;

  /// The word in the header: `invalid-json`.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
