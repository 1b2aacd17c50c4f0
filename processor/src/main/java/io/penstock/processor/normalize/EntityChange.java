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
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One item, normalized: what its event will say, whenever it is released.
///
/// @param test whether its connection is marked as a test
/// @param verb `null` where nobody says what happened
/// @param content `data`, `extensions` and `issues` as its event has them; see
///   [io.penstock.schemas.EntityEventFormat#content]
/// @param hash of what it says
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
  /// Its entity's key in the state; a test's entities are not the real ones.
  public String stateKey() {
    var key = entity.type().name() + "/" + entity.connection() + "/" + entity.id();
    return test ? "test/" + key : key;
  }

  /// What its event says before its content, where it is the entity's next.
  ///
  /// @param sequence 1 for the first
  /// @param revives whether the event before was a deletion
  public EventMetadata next(long sequence, boolean revives) {
    var first = sequence == 1;
    return head(operation(first, revives), new EntityEvent.Place.InOrder(sequence));
  }

  /// What its event says before its content, where it came too late.
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

  /// What an entity's changes are ordered by: for times Unix microseconds, as fine as senders
  /// stamp; else the version.
  public record OrderKey(long value) implements Comparable<OrderKey> {

    /// Before any version: versions count from 1.
    public static final OrderKey NO_VERSION = new OrderKey(0);

    public static OrderKey of(Instant time) {
      return new OrderKey(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    /// Whether it is this version's, or the one's after it, or one before.
    public boolean followsOrRepeats(OrderKey version) {
      return value <= version.value || value - 1 == version.value;
    }

    @Override
    public int compareTo(OrderKey other) {
      return Long.compare(value, other.value);
    }
  }

  /// 128 bits of SHA-256 over what an event says of its entity, to tell a change from a repetition.
  ///
  /// The order of members says nothing, so it does not count: a full re-sync may write them in
  /// another. Values that could not be read count as they were received.
  public record ContentHash(long high, long low) {
    /// How many bytes it has.
    public static final int BYTES = 2 * Long.BYTES;

    /// The hash of an entity's content.
    ///
    /// @param sha256 a digest to use and leave reset
    public static ContentHash of(Normalized content, boolean deleted, MessageDigest sha256) {
      var issues = content.issues().stream().map(ContentHash::json).toList();
      var said =
          new Json.Arr(
              List.of(
                  new Json.Bool(deleted),
                  sorted(content.data()),
                  sorted(content.extensions()),
                  new Json.Arr(issues)));
      return ofBytes(sha256.digest(JsonWriter.write(said)));
    }

    /// The hash of a deletion without content.
    ///
    /// @param sha256 a digest to use and leave reset
    public static ContentHash ofNone(MessageDigest sha256) {
      return ofBytes(sha256.digest(new byte[0]));
    }

    private static Json json(NormalizationIssue issue) {
      return new Json.Arr(
          List.of(
              new Json.Str(issue.path()), new Json.Str(issue.code()), new Json.Str(issue.raw())));
    }

    private static Json sorted(Json value) {
      return switch (value) {
        case Json.Obj(var members) -> {
          var sorted = new LinkedHashMap<String, Json>();
          new TreeMap<>(members).forEach((name, member) -> sorted.put(name, sorted(member)));
          yield new Json.Obj(sorted);
        }
        case Json.Arr(var items) -> new Json.Arr(items.stream().map(ContentHash::sorted).toList());
        case Json.Str _, Json.Num _, Json.Bool _, Json.Null() -> value;
      };
    }

    private static ContentHash ofBytes(byte[] bytes) {
      var buffer = ByteBuffer.wrap(bytes);
      return new ContentHash(buffer.getLong(), buffer.getLong());
    }
  }
}
