package io.penstock.processor.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.read.RawRecord;
import io.penstock.processor.read.RawRecord.Header;
import io.penstock.schemas.RawRecordHeaders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A raw record that is not appended yet.
public record Raw(byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {

  /// A webhook of `conn-1`, as the ingress stores it.
  public static Raw webhook(String id, String body) {
    return webhook(id, body.getBytes(UTF_8));
  }

  static Raw webhook(String id, byte[] body) {
    return new Raw("conn-1".getBytes(UTF_8), body, List.of())
        .with(RawRecordHeaders.WEBHOOK_ID, id)
        .with(RawRecordHeaders.WEBHOOK_ID_ORIGIN, "sender")
        .with(RawRecordHeaders.RECIPE, "makini")
        .with(RawRecordHeaders.RECEIVED_AT, "1767322800204")
        .with(RawRecordHeaders.ORIGIN, "webhook");
  }

  public static Raw tick() {
    return new Raw(null, null, List.of()).with(RawRecordHeaders.KIND, "tick");
  }

  public Raw of(String connection) {
    return new Raw(connection.getBytes(UTF_8), value, headers);
  }

  /// With a header, after those there are; the last of a name counts.
  Raw with(String name, @Nullable String text) {
    var more = new ArrayList<>(headers);
    more.add(new Header(name, text == null ? null : text.getBytes(UTF_8)));
    return new Raw(key, value, more);
  }

  Raw without(String name) {
    var fewer = headers.stream().filter(header -> !header.name().equals(name)).toList();
    return new Raw(key, value, fewer);
  }

  Raw derived() {
    return with(RawRecordHeaders.WEBHOOK_ID_ORIGIN, "derived");
  }

  Raw redriven() {
    return with(RawRecordHeaders.ORIGIN, "redrive");
  }

  Raw test() {
    return with(RawRecordHeaders.TEST, "true");
  }

  public RawRecord at(int partition, long offset, long timestampMs) {
    return new RawRecord("t.webhooks", partition, offset, timestampMs, key, value, headers);
  }
}
