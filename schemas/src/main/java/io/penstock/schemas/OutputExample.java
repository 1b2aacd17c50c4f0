package io.penstock.schemas;

import java.util.List;

/// An example of a Makini webhook that becomes no entity event, and the record that it becomes.
///
/// @param name the name of the record's JSON Schema
/// @param webhook the body that was posted
/// @param output the record's value, in canonical form
public record OutputExample(String name, String webhook, String output) {

  /// A webhook that names no entity, and its generic event.
  public static final OutputExample GENERIC_EVENT = of("generic-event");

  /// A webhook that only names its entities, and the request to fetch them.
  public static final OutputExample FETCH_REQUEST = of("fetch-request");

  public static List<OutputExample> all() {
    return List.of(GENERIC_EVENT, FETCH_REQUEST);
  }

  private static OutputExample of(String name) {
    return new OutputExample(
        name,
        WebhookExample.text(name + "/makini.webhook.json"),
        WebhookExample.text(name + "/makini.output.json"));
  }
}
