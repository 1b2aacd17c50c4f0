package io.penstock.schemas;

/// The headers a dead letter has beside those of its raw record. All values are UTF-8 text.
public final class DeadLetterHeaders {
  /// Why, as a stable label such as `invalid-json`.
  public static final String REASON = "dead-reason";

  /// Why, for a person: what was expected.
  public static final String DETAIL = "dead-detail";

  /// Which items died, where not all did: their numbers from 0, joined by commas.
  public static final String ITEMS = "dead-items";

  /// Where the raw record stands: its topic.
  public static final String RAW_TOPIC = "raw-topic";

  /// Where the raw record stands: its partition.
  public static final String RAW_PARTITION = "raw-partition";

  /// Where the raw record stands: its offset.
  public static final String RAW_OFFSET = "raw-offset";

  /// `true` where the raw record is larger than a dead letter may be: the value is empty, and so is
  /// a key that has no room, and headers that have none are left out. The whole record stands where
  /// [#RAW_TOPIC], [#RAW_PARTITION] and [#RAW_OFFSET] say, as long as the raw topic keeps it.
  public static final String TRUNCATED = "dead-truncated";

  private DeadLetterHeaders() {}
}
