package io.penstock.proof.reference.golden;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.reference.Header;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The parts of a record, each a line of a golden file.
///
/// ```
///   time: 2026-01-02T03:00:00Z
///   key: conn-1
///   header webhook-id: evt-1
///   header test (null)
///   value (empty)
/// ```
///
/// @param timestampMs `null` if the record has none yet
/// @param headers in their order; several may share a name
public record GoldenRecord(
    @Nullable Long timestampMs,
    byte @Nullable [] key,
    List<Header> headers,
    byte @Nullable [] value) {
  private static final String HEADER = "header ";

  /// Stands for a value that is for a person, so that its words are free.
  private static final String WORDS = " (words)";

  /// A record; the list is copied.
  // Written out: a compact constructor loses what may be null, for callers of other modules.
  public GoldenRecord(
      @Nullable Long timestampMs,
      byte @Nullable [] key,
      List<Header> headers,
      byte @Nullable [] value) {
    this.timestampMs = timestampMs;
    this.key = key;
    this.headers = List.copyOf(headers);
    this.value = value;
  }

  /// Its lines.
  ///
  /// @param free names of the headers whose words don't count, only that there are some
  public List<String> lines(Set<String> free) {
    var lines = new ArrayList<String>();
    if (timestampMs != null) {
      lines.add("  time: " + Instant.ofEpochMilli(timestampMs));
    }
    lines.addAll(FieldLines.of("key", key));
    for (var header : headers) {
      var name = HEADER + FieldLines.name(header.name());
      var words = header.value();
      if (free.contains(header.name()) && words != null && words.length > 0) {
        lines.add("  " + name + WORDS);
      } else {
        lines.addAll(FieldLines.of(name, words));
      }
    }
    lines.addAll(FieldLines.of("value", value));
    return lines;
  }

  /// Reads the lines that [#lines] gave with no header free.
  ///
  /// @throws IllegalArgumentException if they are something else
  public static GoldenRecord read(List<String> lines) {
    Long timestampMs = null;
    byte[] key = null;
    byte[] value = null;
    var headers = new ArrayList<Header>();
    for (var field : FieldLines.read(lines)) {
      var bytes = field.value();
      if (field.name().startsWith(HEADER)) {
        var name = FieldText.read(field.name().substring(HEADER.length()));
        headers.add(new Header(new String(name, UTF_8), bytes));
      } else {
        switch (field.name()) {
          case "time" -> timestampMs = field.time().toEpochMilli();
          case "key" -> key = bytes;
          case "value" -> value = bytes;
          default -> throw new IllegalArgumentException("no field of a record: " + field.name());
        }
      }
    }
    return new GoldenRecord(timestampMs, key, headers, value);
  }
}
