package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an event shows, read as plainly as any consumer does.
final class EventFields {
  private static final JsonMapper JSON = new JsonMapper();

  private EventFields() {}

  /// The values at these pointers, as text.
  static Map<String, String> at(Iterable<String> pointers, byte[] event) {
    var document = JSON.readTree(new String(event, UTF_8));
    var shown = new TreeMap<String, String>();
    pointers.forEach(pointer -> shown.put(pointer, text(document.at(pointer))));
    return shown;
  }

  private static String text(JsonNode node) {
    return node.isString() ? node.stringValue() : node.toString();
  }
}
