package io.penstock.proof.reference;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A record of ours: what its key and its headers say.
///
/// @param contiguous its recipe's entities carry versions
/// @param horizonMs of ids that a sender gave
record Delivery(
    RawRecord raw,
    String connection,
    boolean test,
    String webhookId,
    boolean derived,
    boolean contiguous,
    String origin,
    long graceMs,
    long horizonMs,
    long receivedMs,
    long aheadMaxMs,
    ZoneId zone,
    PullHeaders pull,
    byte[] body)
    implements ParsedRecord {
  private static final long HORIZON_MAX_MS = 7 * 86_400_000L;
  private static final long GRACE_MAX_MS = 3_600_000L;
  private static final long RECEIVED_MAX_MS = 253_402_300_799_999L;

  static Delivery of(
      ModelSettings settings,
      RawRecord raw,
      String connection,
      String webhookId,
      String recipe,
      String origin,
      byte[] body) {
    return new Delivery(
        raw,
        connection,
        raw.says("test", "true"),
        webhookId,
        raw.says("webhook-id-origin", "derived"),
        settings.contiguous().contains(recipe),
        origin,
        duration(raw.text("grace"), settings.graceMs(), GRACE_MAX_MS),
        duration(raw.text("horizon"), settings.horizonMs(), HORIZON_MAX_MS),
        received(raw),
        duration(raw.text("ahead-max"), settings.aheadMaxMs(), Long.MAX_VALUE),
        zone(raw.text("time-zone")),
        PullHeaders.of(settings, raw),
        body);
  }

  private static long duration(@Nullable String said, long otherwise, long max) {
    return said != null && said.matches("[0-9]{1,15}")
        ? Math.min(max, Long.parseLong(said))
        : otherwise;
  }

  private static long received(RawRecord raw) {
    var said = raw.text("received-at");
    var ms = said != null && said.matches("[0-9]{1,18}") ? Long.parseLong(said) : raw.timestampMs();
    return Math.clamp(ms, 0, RECEIVED_MAX_MS);
  }

  private static ZoneId zone(@Nullable String named) {
    try {
      return named == null ? ZoneOffset.UTC : ZoneId.of(named);
    } catch (DateTimeException _) {
      return ZoneOffset.UTC;
    }
  }

  /// The earlier of the raw timestamp and the time of receipt.
  long receiptMs() {
    return Math.min(Math.clamp(raw.timestampMs(), 0, RECEIVED_MAX_MS), receivedMs);
  }

  /// The offset that orders its items if nothing else does: of a redriven record that of the
  /// original, which its headers name.
  long placeOffset() {
    var original = raw.text("raw-offset");
    return redriven()
            && original != null
            && original.matches("[0-9]{1,15}")
            && raw.says("raw-partition", String.valueOf(raw.partition()))
            && Long.parseLong(original) < raw.offset()
        ? Long.parseLong(original)
        : raw.offset();
  }

  /// The `traceparent`, unless it is longer than W3C's version `00` allows.
  @Nullable String traceparent() {
    var said = raw.text("traceparent");
    return said != null && !said.isEmpty() && said.length() <= 55 ? said : null;
  }

  boolean redriven() {
    return origin.equals("redrive");
  }

  /// Whether its recipe has a place for entities.
  boolean namesEntities() {
    return !raw.says("recipe", "nango");
  }

  /// Whether the sender's API answered with it: an answer to a request, or a row of a listing.
  boolean pulled() {
    return PULLED.contains(origin);
  }

  /// Whether it is a row of a listing.
  boolean row() {
    return origin.equals("poll");
  }

  /// What the request or the listing says to have happened; null if it says nothing of the kind.
  ///
  /// > Verb of a pulled record: `operation` `created` or `updated`; anything else, also `deleted`,
  /// > is no verb: what the API answers is the state, whatever asked for it.
  @Nullable Verb pulledVerb() {
    var verb = Verb.of(raw.text("operation"));
    return verb == Verb.DELETED ? null : verb;
  }

  /// The entity that a request asked for; null if the record is no answer or names none.
  @Nullable Entity askedEntity() {
    var type = EntityType.of(raw.text("entity-type"));
    var id = pull.entityId();
    return origin.equals("fetch") && type != null && id != null
        ? new Entity(test, type, connection, id)
        : null;
  }

  boolean sameIdAs(Delivery other) {
    return connection.equals(other.connection)
        && test == other.test
        && webhookId.equals(other.webhookId);
  }

  boolean sameAs(Delivery other) {
    return sameIdAs(other) && Arrays.equals(body, other.body);
  }
}
