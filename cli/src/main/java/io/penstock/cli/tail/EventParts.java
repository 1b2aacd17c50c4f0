package io.penstock.cli.tail;

import static java.util.Objects.requireNonNullElse;

import io.penstock.cli.output.Paint;
import io.penstock.schemas.EventHeaders;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.settings.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The parts of an event's line. Of an entity event: the operation, the entity and its marks. Of a
/// generic event: its name, the webhook's id and its size.
final class EventParts {
  private static final int TEXT_CHARS_MAX = 40;
  private static final JsonPointer NAME = JsonPointer.of("/event/name");
  private static final JsonPointer EVENT_ID = JsonPointer.of("/event/id");
  private static final JsonPointer OPERATION = JsonPointer.of("/operation");
  private static final JsonPointer SEQUENCE = JsonPointer.of("/sequence");
  private static final JsonPointer LATE_BY = JsonPointer.of("/lateBy");
  private static final JsonPointer BY_PARTITION = JsonPointer.of("/supersededBy/partition");
  private static final JsonPointer BY_OFFSET = JsonPointer.of("/supersededBy/offset");
  private static final JsonPointer BY_ITEM = JsonPointer.of("/supersededBy/item");
  private static final JsonPointer ISSUES = JsonPointer.of("/issues");
  private static final JsonPointer GROSS = JsonPointer.of("/data/totals/gross/amount");
  private static final JsonPointer CURRENCY = JsonPointer.of("/data/totals/gross/currency");

  /// What people know an entity by: canonical members first, then Makini's own.
  private static final JsonPointer[] NUMBER = data("number", "_idValue", "code");

  private static final JsonPointer[] STATUS = data("status");
  private static final JsonPointer[] TITLE = data("title", "name", "description");

  private EventParts() {}

  static List<String> of(RecordFields event, Paint paint) {
    var operation = event.at(OPERATION);
    var name = event.at(NAME);
    if (operation == null && name != null) {
      var id = requireNonNullElse(event.at(EVENT_ID), "?");
      return List.of(
          paint.cyan(shortened(name)), "id " + Redaction.oneLine(id), event.bytes() + " bytes");
    }
    if (operation == null) {
      return List.of(paint.red("no event"), event.bytes() + " bytes");
    }
    var sequence = event.at(SEQUENCE);
    var parts = new ArrayList<String>();
    parts.add(painted(operation, paint));
    parts.add(sequence == null ? "" : "#" + sequence);
    parts.add(summary(event));
    parts.add(paint.yellow(String.join(", ", flags(event))));
    return parts;
  }

  private static String painted(String operation, Paint paint) {
    var text = Redaction.oneLine(operation);
    return switch (operation) {
      case "created" -> paint.green(text);
      case "updated" -> paint.cyan(text);
      case "deleted" -> paint.red(text);
      default -> paint.yellow(text);
    };
  }

  private static String summary(RecordFields event) {
    var words = new ArrayList<String>();
    add(words, event.at(NUMBER), "");
    add(words, event.at(STATUS), "");
    add(words, event.at(TITLE), "\"");
    var gross = event.at(GROSS);
    if (gross != null) {
      add(words, gross + " " + requireNonNullElse(event.at(CURRENCY), "?"), "");
    }
    return String.join(" ", words);
  }

  private static void add(List<String> words, @Nullable String text, String quote) {
    if (text != null && !text.isBlank()) {
      words.add(quote + shortened(text) + quote);
    }
  }

  private static String shortened(String text) {
    var cut =
        text.codePointCount(0, text.length()) <= TEXT_CHARS_MAX
            ? text
            : text.substring(0, text.offsetByCodePoints(0, TEXT_CHARS_MAX)) + "...";
    return Redaction.oneLine(cut);
  }

  private static List<String> flags(RecordFields event) {
    var flags = new ArrayList<String>();
    var lateBy = event.at(LATE_BY);
    if (lateBy != null) {
      flags.add("late by " + seconds(lateBy));
      flags.add(
          "superseded by %s-%s-%s"
              .formatted(event.at(BY_PARTITION), event.at(BY_OFFSET), event.at(BY_ITEM)));
    }
    var gap = event.header(EventHeaders.GAP);
    if (gap != null) {
      flags.add("gap " + Redaction.oneLine(gap));
    }
    for (var mark : List.of(EventHeaders.BASELINE, EventHeaders.FORCED, EventHeaders.TIE)) {
      if (event.header(mark) != null) {
        flags.add(mark);
      }
    }
    int issues = event.items(ISSUES);
    if (issues > 0) {
      flags.add(issues == 1 ? "1 issue" : issues + " issues");
    }
    return flags;
  }

  private static String seconds(String millis) {
    return millis.matches("[0-9]{1,15}")
        ? String.format(Locale.ROOT, "%.1f s", Long.parseLong(millis) / 1000.0)
        : "?";
  }

  private static JsonPointer[] data(String... members) {
    return List.of(members).stream()
        .map(member -> JsonPointer.of("/data/" + member))
        .toArray(JsonPointer[]::new);
  }
}
