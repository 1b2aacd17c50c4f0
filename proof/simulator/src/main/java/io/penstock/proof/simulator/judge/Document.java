package io.penstock.proof.simulator.judge;

import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A JSON value, asked by JSON Pointers. What is no JSON has nothing anywhere.
record Document(JsonNode root) {
  /// The text of what is not there.
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

  /// What stands there as text: a text as it is, anything else as JSON.
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

  /// Whether it says so; a number in any of its spellings.
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
