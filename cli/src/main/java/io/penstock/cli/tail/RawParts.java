package io.penstock.cli.tail;

import static java.util.Objects.requireNonNullElse;

import io.penstock.cli.output.Paint;
import io.penstock.schemas.DeadLetterHeaders;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.settings.Redaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a line says of a raw record or a dead letter.
final class RawParts {
  private RawParts() {}

  /// Receipt, id, size, key; of a tick, only that it is one.
  static List<String> webhook(RecordFields raw, Paint paint) {
    var receipt = raw.record().partition() + "-" + raw.record().offset();
    var kind = raw.header(RawRecordHeaders.KIND);
    if (kind != null) {
      return List.of(paint.faint(receipt), paint.faint(plain(kind)));
    }
    return List.of(
        receipt,
        "id " + plain(raw.header(RawRecordHeaders.WEBHOOK_ID)),
        raw.bytes() + " bytes",
        "key " + plain(raw.header(RawRecordHeaders.KEY_ID)));
  }

  /// Reason, detail, where the raw record stands.
  static List<String> deadLetter(RecordFields letter, Paint paint) {
    var items = letter.header(DeadLetterHeaders.ITEMS);
    return List.of(
        paint.red(plain(letter.header(DeadLetterHeaders.REASON))),
        plain(letter.header(DeadLetterHeaders.DETAIL)),
        items == null ? "" : "items " + plain(items),
        "raw %s-%s"
            .formatted(
                plain(letter.header(DeadLetterHeaders.RAW_PARTITION)),
                plain(letter.header(DeadLetterHeaders.RAW_OFFSET))));
  }

  private static String plain(@Nullable String text) {
    return Redaction.oneLine(requireNonNullElse(text, "?"));
  }
}
