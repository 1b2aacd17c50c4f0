package io.penstock.cli.tail;

import io.penstock.schemas.EventHeaders;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.schemas.json.JsonPointer;
import org.jspecify.annotations.Nullable;

/// Which records are shown.
///
/// @param connection only this one's; null for all
/// @param entity only what is of this entity, and so no webhook and no dead letter: nobody has read
///   those yet; null for all
/// @param ticks whether ticks are shown too
record RecordFilter(@Nullable String connection, @Nullable String entity, boolean ticks) {
  private static final JsonPointer ID = JsonPointer.of("/id");

  boolean shows(RecordFields record) {
    return (ticks || !isTick(record))
        && (connection == null || connection.equals(record.connection()))
        && (entity == null || entity.equals(entity(record)));
  }

  /// Whether it only carries time.
  static boolean isTick(RecordFields record) {
    return "tick".equals(record.header(RawRecordHeaders.KIND));
  }

  /// Events say it in a header, requests to fetch in their value, and a raw record not at all: its
  /// own member `id` is that of the delivery.
  private static @Nullable String entity(RecordFields record) {
    var subject = record.header(EventHeaders.SUBJECT);
    if (subject != null || record.header(RawRecordHeaders.WEBHOOK_ID) != null) {
      return subject;
    }
    return record.at(ID);
  }
}
