package io.penstock.processor.normalize;

import io.penstock.processor.normalize.Normalizer.Normalized;
import io.penstock.schemas.NormalizationIssue;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonWriter;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

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
        List.of(new Json.Str(issue.path()), new Json.Str(issue.code()), new Json.Str(issue.raw())));
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
