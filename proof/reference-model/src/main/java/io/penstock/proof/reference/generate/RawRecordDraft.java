package io.penstock.proof.reference.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.reference.Header;
import io.penstock.proof.reference.RawRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A raw record without offset and timestamp.
public record RawRecordDraft(byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {
  public static RawRecordDraft of(String connection, String body) {
    return new RawRecordDraft(connection.getBytes(UTF_8), body.getBytes(UTF_8), List.of());
  }

  /// A tick.
  public static RawRecordDraft tick() {
    return new RawRecordDraft(null, null, List.of(Header.of("kind", "tick")));
  }

  /// A copy with an additional header.
  public RawRecordDraft and(Header header) {
    var more = new ArrayList<>(headers);
    more.add(header);
    return new RawRecordDraft(key, value, more);
  }

  public RawRecordDraft and(String name, String text) {
    return and(Header.of(name, text));
  }

  /// A copy in which the header replaces all headers of its name; unchanged if there are none.
  public RawRecordDraft but(String name, String text) {
    return new RawRecordDraft(
        key,
        value,
        headers.stream()
            .map(header -> header.name().equals(name) ? Header.of(name, text) : header)
            .toList());
  }

  public RawRecordDraft without(String name) {
    return new RawRecordDraft(
        key, value, headers.stream().filter(header -> !header.name().equals(name)).toList());
  }

  public RawRecordDraft withKey(byte @Nullable [] other) {
    return new RawRecordDraft(other, value, headers);
  }

  public RawRecordDraft withValue(byte @Nullable [] other) {
    return new RawRecordDraft(key, other, headers);
  }

  public RawRecord at(long offset, long timestampMs) {
    return new RawRecord(
        RandomScenario.PREFIX + ".webhooks",
        RandomScenario.PARTITION,
        offset,
        timestampMs,
        key,
        value,
        headers);
  }
}
