package io.penstock.schemas;

/// Where an item stands in the raw topic; unique, and the `ce_id` of the event it becomes.
///
/// @param item the item's number within its webhook, from 0
public record RawItemPosition(int partition, long offset, int item) {

  /// `<partition>-<offset>-<item>`
  @Override
  public String toString() {
    return partition + "-" + offset + "-" + item;
  }
}
