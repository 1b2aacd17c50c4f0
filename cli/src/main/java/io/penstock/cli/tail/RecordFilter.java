package io.penstock.cli.tail;

import io.penstock.schemas.EventHeaders;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.schemas.json.JsonPointer;
import org.jspecify.annotations.Nullable;

/// Decides which records are shown.
///
/// @param connection shows only this connection's records; null for all
/// @param entity shows only this entity's records; null for all. Raw records and dead letters never
///   match, because they name no entity.
/// @param ticks whether ticks are shown too
record RecordFilter(@Nullable String connection, @Nullable String entity, boolean ticks) {
  private static final JsonPointer ID = JsonPointer.of("/id");

  boolean shows(RecordFields record) {
    return (ticks || !isTick(record))
        && (connection == null || connection.equals(record.connection()))
        && (entity == null || entity.equals(entity(record)));
  }

  /// Whether the record is a tick, which carries only time.
  static boolean isTick(RecordFields record) {
    return "tick".equals(record.header(RawRecordHeaders.KIND));
  }

  /// The entity's id. Events carry it in a header, fetch requests in their value. A raw record has
  /// none: the member `id` of its body is the delivery's.
  private static @Nullable String entity(RecordFields record) {
    var subject = record.header(EventHeaders.SUBJECT);
    if (subject != null || record.header(RawRecordHeaders.WEBHOOK_ID) != null) {
      return subject;
    }
    return record.at(ID);
  }
}
