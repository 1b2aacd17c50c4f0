package io.penstock.cli.tail;

import io.penstock.schemas.EventHeaders;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.schemas.json.JsonPointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides which records are shown.
///
/// @param connection shows only this connection's records; null for all
/// @param entity shows only this entity's records; null for all. Raw records, dead letters and
///   generic events never match, because they name no entity.
/// @param ticks whether ticks are shown too
record RecordFilter(@Nullable String connection, @Nullable String entity, boolean ticks) {
  private static final JsonPointer IDS = JsonPointer.of("/ids");

  boolean shows(RecordFields record) {
    return (ticks || !isTick(record))
        && (connection == null || connection.equals(record.connection()))
        && (entity == null || entities(record).contains(entity));
  }

  /// Whether the record is a tick, which carries only time.
  static boolean isTick(RecordFields record) {
    return "tick".equals(record.header(RawRecordHeaders.KIND));
  }

  /// The ids of the record's entities. Entity events carry one in a header, fetch requests several
  /// in their value. All other records have a webhook id and no entity.
  private static List<String> entities(RecordFields record) {
    var subject = record.header(EventHeaders.SUBJECT);
    if (subject != null) {
      return List.of(subject);
    }
    return record.header(RawRecordHeaders.WEBHOOK_ID) == null ? record.texts(IDS) : List.of();
  }
}
