package io.penstock.senders.recipe;

import io.penstock.schemas.json.JsonPointer;
import java.util.List;

/// The possible locations of a value in a webhook, tried in order: headers, then body members.
///
/// @param headers names in lower case
public record ValueLocations(List<String> headers, List<JsonPointer> pointers) {
  public ValueLocations {
    headers = List.copyOf(headers);
    pointers = List.copyOf(pointers);
    headers.forEach(HeaderName::check);
  }
}
