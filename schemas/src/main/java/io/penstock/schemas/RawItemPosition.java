package io.penstock.schemas;

/// The position of an item in the raw topic. It is unique and becomes the `ce_id` of the item's
/// event.
///
/// @param item the item's index within its webhook, from 0
public record RawItemPosition(int partition, long offset, int item) {

  /// `<partition>-<offset>-<item>`
  @Override
  public String toString() {
    return partition + "-" + offset + "-" + item;
  }
}
