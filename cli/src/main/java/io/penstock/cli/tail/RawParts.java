package io.penstock.cli.tail;

import static java.util.Objects.requireNonNullElse;

import io.penstock.cli.output.Paint;
import io.penstock.schemas.DeadLetterHeaders;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.settings.Redaction;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a line says of a record that is no event: a webhook, a dead letter, a request to fetch.
final class RawParts {
  private static final JsonPointer TYPE = JsonPointer.of("/type");
  private static final JsonPointer IDS = JsonPointer.of("/ids");
  private static final JsonPointer OPERATION = JsonPointer.of("/operation");
  private static final JsonPointer PARTITION = JsonPointer.of("/cause/partition");
  private static final JsonPointer OFFSET = JsonPointer.of("/cause/offset");

  /// The maximum number of ids in a line.
  private static final int IDS_SHOWN_MAX = 3;

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

  /// Which entities are to be fetched, and which webhook named them.
  static List<String> fetch(RecordFields request, Paint paint) {
    return List.of(
        paint.cyan("fetch"),
        plain(request.at(TYPE)) + " " + shown(request.texts(IDS)),
        plain(request.at(OPERATION)),
        "named by %s-%s".formatted(plain(request.at(PARTITION)), plain(request.at(OFFSET))));
  }

  private static String shown(List<String> ids) {
    if (ids.isEmpty()) {
      return "?";
    }
    var first = ids.stream().limit(IDS_SHOWN_MAX).map(RawParts::plain);
    var more = ids.size() - IDS_SHOWN_MAX;
    return first.collect(Collectors.joining(", ")) + (more > 0 ? " and " + more + " more" : "");
  }

  private static String plain(@Nullable String text) {
    return Redaction.oneLine(requireNonNullElse(text, "?"));
  }
}
