package io.penstock.processor.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.normalize.EntityChange;
import io.penstock.processor.normalize.EntityChange.ContentHash;
import io.penstock.processor.normalize.OrderKey;
import io.penstock.processor.order.HeldItem.Arrival;
import io.penstock.processor.order.HeldItem.HeldChange;
import io.penstock.processor.order.HeldItem.ItemSource;
import io.penstock.processor.order.HeldItem.LogPlace;
import io.penstock.processor.read.RawDelivery;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.schemas.EntityRef;
import io.penstock.schemas.EntityTypes;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;

/// The stored format of a held change.
public final class HeldItemCodec {
  private static final byte FORMAT = 3;
  private static final int NUMBERS_BYTES = 5 + 9 * Long.BYTES + Integer.BYTES;

  private HeldItemCodec() {}

  /// The format byte; flags: test, deletion; source; kind and value of the order key, offset, item
  /// number, arrival, raw timestamp, grace, occurrence, receipt (times in ms), hash; texts, each
  /// after its length: type, connection, id, verb or empty, webhook id, traceparent or empty;
  /// content.
  public static byte[] encode(HeldChange stored) {
    var change = stored.change();
    var entity = change.entity();
    var verb = change.verb();
    var texts =
        new byte[][] {
          entity.type().name().getBytes(UTF_8),
          entity.connection().getBytes(UTF_8),
          entity.id().getBytes(UTF_8),
          verb == null ? new byte[0] : verb.name().getBytes(UTF_8),
          change.webhookId().getBytes(UTF_8),
          change.traceparent() == null ? new byte[0] : change.traceparent().getBytes(UTF_8),
        };
    int size = NUMBERS_BYTES + change.content().length;
    for (var text : texts) {
      size += Integer.BYTES + text.length;
    }
    var bytes = ByteBuffer.allocate(size);
    putNumbers(stored, bytes);
    for (var text : texts) {
      bytes.putInt(text.length).put(text);
    }
    return bytes.put(change.content()).array();
  }

  private static void putNumbers(HeldChange stored, ByteBuffer bytes) {
    var change = stored.change();
    var held = stored.held();
    bytes.put(FORMAT).put(flag(change.test())).put(flag(change.deleted()));
    bytes.put(code(held.source()));
    bytes.put(EntityStateCodec.code(held.key().kind()));
    bytes.putLong(held.key().value()).putLong(held.at().offset()).putInt(held.at().item());
    bytes.putLong(held.arrivedMs()).putLong(held.timestampMs()).putLong(held.graceMs());
    bytes.putLong(change.occurredAt().toEpochMilli()).putLong(change.receivedAt().toEpochMilli());
    bytes.putLong(change.hash().high()).putLong(change.hash().low());
  }

  /// Decodes the bytes of [#encode].
  public static HeldChange decode(byte[] stored) {
    var bytes = ByteBuffer.wrap(stored);
    var format = bytes.get();
    if (format != FORMAT) {
      throw new IllegalStateException("a held change of format " + format + ", expected " + FORMAT);
    }
    var test = bytes.get() == 1;
    var deleted = bytes.get() == 1;
    var source = source(bytes.get());
    var key = new OrderKey(EntityStateCodec.kind(bytes.get()), bytes.getLong());
    var at = new LogPlace(bytes.getLong(), bytes.getInt());
    var arrival = new Arrival(bytes.getLong(), bytes.getLong(), bytes.getLong(), source);
    var occurredAt = Instant.ofEpochMilli(bytes.getLong());
    var receivedAt = Instant.ofEpochMilli(bytes.getLong());
    var hash = new ContentHash(bytes.getLong(), bytes.getLong());
    var entity = entity(bytes);
    var verb = text(bytes);
    var webhookId = text(bytes);
    var traceparent = RawDelivery.traceparent(text(bytes));
    var content = new byte[bytes.remaining()];
    bytes.get(content);
    var change =
        new EntityChange(
            entity,
            test,
            verb.isEmpty() ? null : Verb.valueOf(verb),
            occurredAt,
            receivedAt,
            content,
            hash,
            deleted,
            webhookId,
            traceparent);
    return HeldChange.of(change, key, at, arrival);
  }

  /// The stored code of a source, which never changes.
  private static byte code(ItemSource source) {
    return switch (source) {
      case PUSHED -> 0;
      case ASKABLE -> 1;
      case PULLED -> 2;
      case CORRECTION -> 3;
    };
  }

  private static ItemSource source(byte code) {
    return switch (code) {
      case 0 -> ItemSource.PUSHED;
      case 1 -> ItemSource.ASKABLE;
      case 2 -> ItemSource.PULLED;
      case 3 -> ItemSource.CORRECTION;
      default -> throw new IllegalStateException("item source " + code + ", expected 0 to 3");
    };
  }

  private static EntityRef entity(ByteBuffer bytes) {
    var type = text(bytes);
    var connection = text(bytes);
    var known = Objects.requireNonNull(EntityTypes.of(type), type);
    return new EntityRef(known, text(bytes), connection);
  }

  private static String text(ByteBuffer bytes) {
    var text = new byte[bytes.getInt()];
    bytes.get(text);
    return new String(text, UTF_8);
  }

  private static byte flag(boolean set) {
    return (byte) (set ? 1 : 0);
  }
}
