package io.penstock.cli.tail;

import static java.util.Objects.requireNonNullElse;

import io.penstock.cli.output.Paint;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.settings.Redaction;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a line says of a record of the pull side: a request to fetch, a command, a watermark.
final class PullParts {
  private static final JsonPointer TYPE = JsonPointer.of("/type");
  private static final JsonPointer IDS = JsonPointer.of("/ids");
  private static final JsonPointer OPERATION = JsonPointer.of("/operation");
  private static final JsonPointer PARTITION = JsonPointer.of("/cause/partition");
  private static final JsonPointer OFFSET = JsonPointer.of("/cause/offset");

  /// The maximum number of ids in a line.
  private static final int IDS_SHOWN_MAX = 3;

  private static final JsonPointer TYPES = JsonPointer.of("/types");
  private static final JsonPointer WATERMARK = JsonPointer.of("/watermark");
  private static final JsonPointer PAGES = JsonPointer.of("/listing/pages");
  private static final JsonPointer ROWS = JsonPointer.of("/listing/rows");

  private PullParts() {}

  /// Which entities are to be fetched, and which webhook named them.
  static List<String> fetch(RecordFields request, Paint paint) {
    if (request.header(RawRecordHeaders.KIND) != null) {
      return command(request, paint);
    }
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
    var first = ids.stream().limit(IDS_SHOWN_MAX).map(PullParts::plain);
    var more = ids.size() - IDS_SHOWN_MAX;
    return first.collect(Collectors.joining(", ")) + (more > 0 ? " and " + more + " more" : "");
  }

  private static List<String> command(RecordFields command, Paint paint) {
    var types = command.texts(TYPES);
    return List.of(
        paint.cyan(plain(command.header(RawRecordHeaders.KIND))),
        types.isEmpty() ? "all types" : shown(types));
  }

  /// How far the list was read, and how far the listing under way is.
  static List<String> watermark(RecordFields watermark) {
    var until = watermark.at(WATERMARK);
    var pages = watermark.at(PAGES);
    return List.of(
        plain(watermark.at(TYPE)),
        until == null ? "no watermark" : "read up to " + plain(until),
        pages == null
            ? ""
            : "listing: %s rows of %s pages".formatted(plain(watermark.at(ROWS)), plain(pages)));
  }

  private static String plain(@Nullable String text) {
    return Redaction.oneLine(requireNonNullElse(text, "?"));
  }
}
