package io.penstock.processor.normalize;

import io.penstock.processor.normalize.Normalizer.Normalized;
import io.penstock.processor.read.Webhook.Verb;
import io.penstock.schemas.EntityEvent;
import io.penstock.schemas.EntityRef;
import io.penstock.schemas.EventMetadata;
import io.penstock.schemas.NormalizationIssue;
import io.penstock.schemas.Operation;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonWriter;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change: one item, normalized. It does not depend on when its event is released.
///
/// @param test whether the connection is marked as a test
/// @param verb `null` if nothing states what happened
/// @param content `model`, `data`, `extensions` and `issues` in the format of
///   [io.penstock.schemas.EntityEventFormat#content]
/// @param hash the hash of content and deletion
public record EntityChange(
    EntityRef entity,
    boolean test,
    @Nullable Verb verb,
    Instant occurredAt,
    Instant receivedAt,
    byte[] content,
    ContentHash hash,
    boolean deleted,
    String webhookId,
    @Nullable String traceparent) {
  /// The entity's key in the state.
  public String stateKey() {
    return stateKey(entity, test);
  }

  /// An entity's key in the state. The entities of a test connection have separate keys.
  public static String stateKey(EntityRef entity, boolean test) {
    var key = entity.type().name() + "/" + entity.connection() + "/" + entity.id();
    return test ? "test/" + key : key;
  }

  /// The event's metadata if the change is the entity's next event.
  ///
  /// @param sequence the event's number; 1 for the first
  /// @param revives whether the entity's previous event was a deletion
  public EventMetadata next(long sequence, boolean revives) {
    var first = sequence == 1;
    return head(operation(first, revives), new EntityEvent.Place.InOrder(sequence));
  }

  /// The event's metadata if the change came too late.
  public EventMetadata late(EntityEvent.Place.Late place) {
    return head(operation(false, false), place);
  }

  private EventMetadata head(Operation operation, EntityEvent.Place place) {
    return new EventMetadata(entity, operation, place, occurredAt, receivedAt);
  }

  private Operation operation(boolean first, boolean revives) {
    if (deleted) {
      return Operation.DELETED;
    }
    if (revives || (first && verb == Verb.CREATED)) {
      return Operation.CREATED;
    }
    return first && verb == null ? Operation.SNAPSHOT : Operation.UPDATED;
  }

  /// 128 bits of SHA-256 over what an event says about its entity, to recognize a repetition.
  ///
  /// The order of members is ignored, because a full re-sync may write them in another order.
  /// Numbers of a canonical model count by their value: systems write `10` and `10.0` by turns.
  /// Values that could not be read are hashed as received.
  public record ContentHash(long high, long low) {
    /// The size of a hash in bytes.
    public static final int BYTES = 2 * Long.BYTES;

    /// The hash of an entity's content.
    ///
    /// @param sha256 the digest to use, which is left reset
    public static ContentHash of(Normalized content, boolean deleted, MessageDigest sha256) {
      var issues = content.issues().stream().map(ContentHash::json).toList();
      var said =
          new Json.Arr(
              List.of(
                  new Json.Bool(deleted),
                  content.compared(),
                  content.extensions(),
                  new Json.Arr(issues)));
      return ofBytes(sha256.digest(JsonWriter.writeSorted(said)));
    }

    /// The hash of a deletion without content.
    ///
    /// @param sha256 the digest to use, which is left reset
    public static ContentHash ofNone(MessageDigest sha256) {
      return ofBytes(sha256.digest(new byte[0]));
    }

    private static Json json(NormalizationIssue issue) {
      return new Json.Arr(
          List.of(
              new Json.Str(issue.path()), new Json.Str(issue.code()), new Json.Str(issue.raw())));
    }

    private static ContentHash ofBytes(byte[] bytes) {
      var buffer = ByteBuffer.wrap(bytes);
      return new ContentHash(buffer.getLong(), buffer.getLong());
    }
  }
}
