package io.penstock.proof.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as it may come, and as it is written.
final class Json {
  private static final int DEPTH_MAX = 100;
  private static final int NUMBER_CHARS_MAX = 1_000;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints()).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  private static StreamReadConstraints constraints() {
    return StreamReadConstraints.builder()
        .maxNestingDepth(DEPTH_MAX)
        .maxNumberLength(NUMBER_CHARS_MAX)
        .build();
  }

  /// The value these bytes are, null where they are no JSON. Stand-ins are at the places of halves
  /// of surrogate pairs.
  static @Nullable JsonNode read(byte[] bytes) {
    var text = ByteText.utf8(bytes);
    try {
      var value = text == null ? null : MAPPER.readTree(Unicode.withStandIns(text));
      return value == null || value.isMissingNode() ? null : value;
    } catch (JacksonException _) {
      return null;
    }
  }

  static byte[] bytes(JsonNode value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /// A value as text: a string as it is, another value as JSON.
  static String raw(JsonNode value) {
    return value.isString()
        ? value.stringValue()
        : new String(bytes(value), java.nio.charset.StandardCharsets.UTF_8);
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /// The first of these members that an object has; one that is null it has not.
  static @Nullable String firstPresent(JsonNode object, List<String> names) {
    for (var name : names) {
      if (object.hasNonNull(name)) {
        return name;
      }
    }
    return null;
  }

  static @Nullable JsonNode first(JsonNode object, List<String> names) {
    var name = firstPresent(object, names);
    return name == null ? null : object.get(name);
  }
}
