package io.penstock.commands.makini;

import java.util.Map;

/// What one full webhook says of one entity.
///
/// @param json the entity as an object, in Makini's members
/// @param shows what an event of it must show, by JSON Pointers (RFC 6901) into the event's value,
///   as text: known to whoever made the content, not read from it
public record Content(String json, Map<String, String> shows) {

  public Content {
    shows = Map.copyOf(shows);
  }
}
