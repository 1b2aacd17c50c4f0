package io.penstock.proof.simulator.judge;

import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A JSON value that is queried by JSON Pointers. If the bytes are not JSON, every query finds
/// nothing.
record Document(JsonNode root) {
  /// The text for an absent value.
  static final String NOTHING = "(nothing)";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  static Document of(byte[] json) {
    try {
      return new Document(JSON.readTree(json));
    } catch (JacksonException _) {
      return new Document(MissingNode.getInstance());
    }
  }

  /// The value at the pointer: a JSON string as its text, any other value as JSON.
  String at(String pointer) {
    var node = root.at(pointer);
    if (node.isMissingNode()) {
      return NOTHING;
    }
    return node.isString() ? node.stringValue() : node.toString();
  }

  boolean has(String pointer) {
    return !root.at(pointer).isMissingNode();
  }

  /// Whether the value at the pointer equals the expected text; numbers are compared by value.
  boolean shows(String pointer, String expected) {
    return at(pointer).equals(expected)
        || (root.at(pointer).isNumber() && sameNumber(at(pointer), expected));
  }

  private static boolean sameNumber(String one, String other) {
    try {
      return new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    } catch (NumberFormatException _) {
      return false;
    }
  }
}
