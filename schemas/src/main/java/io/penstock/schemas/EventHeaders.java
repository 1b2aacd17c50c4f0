package io.penstock.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/// The headers of an entity event and of a generic event: CloudEvents 1.0 in Kafka's binary mode,
/// and our own. All values are UTF-8 text. A generic event has none of [#SUBJECT], [#SEQUENCE] and
/// [#ORDER_KEY], nor the marks after it.
public final class EventHeaders {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  /// The version of CloudEvents: `1.0`.
  public static final String SPEC_VERSION = "ce_specversion";

  /// `<raw partition>-<raw offset>-<item>`; the item of a generic event is 0.
  public static final String ID = "ce_id";

  /// `/connections/<connection>`
  public static final String SOURCE = "ce_source";

  /// `penstock.<entity type>.<operation>`; of a generic event `penstock.event.` and its
  /// percent-encoded name.
  public static final String TYPE = "ce_type";

  /// When the change occurred.
  public static final String TIME = "ce_time";

  /// The entity's id, as [#withoutControls] writes it.
  public static final String SUBJECT = "ce_subject";

  /// The event's number in its entity's history, zero-padded to 20 digits; not on late ones.
  public static final String SEQUENCE = "ce_sequence";

  /// The value's media type: `application/json`.
  public static final String CONTENT_TYPE = "content-type";

  /// The delivery that brought the change.
  public static final String WEBHOOK_ID = "webhook-id";

  /// W3C Trace Context, as it stands on the raw record.
  public static final String TRACEPARENT = "traceparent";

  /// The key by which the entity's events are ordered: the version, Unix microseconds, or the raw
  /// offset, by [#ORDER_KIND]. Keys of one kind never decrease on their topic.
  public static final String ORDER_KEY = "order-key";

  /// The source of the order key: `version`, `changed`, `sent` or `place`. Only keys of the same
  /// kind are comparable.
  public static final String ORDER_KIND = "order-kind";

  /// `<from>-<to>`: the versions before this one that did not come in time.
  public static final String GAP = "gap";

  /// `true` where the entity is first heard of at a version that is not its first.
  public static final String BASELINE = "baseline";

  /// `true` where it was released early, because too much was held.
  public static final String FORCED = "forced";

  /// `true` if the content is the API's, although an event before it has a greater key of the same
  /// kind. The entity's order begins anew with this event.
  public static final String CORRECTED = "corrected";

  /// `true` where the order key is the last that was released before.
  public static final String TIE = "tie";

  private EventHeaders() {}

  /// A sender's text as the value of a CloudEvents header: control characters (U+0000 to U+001F and
  /// U+007F to U+009F), which no CloudEvents string may have, are percent-encoded. Nothing else is
  /// encoded, `%` neither, so that usual texts stay as they are.
  public static String withoutControls(String text) {
    if (text.chars().noneMatch(Character::isISOControl)) {
      return text;
    }
    var encoded = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isISOControl(c)) {
        encoded.append(c);
        continue;
      }
      for (byte each : Character.toString(c).getBytes(UTF_8)) {
        encoded.append('%').append(HEX.toHexDigits(each));
      }
    }
    return encoded.toString();
  }
}
