package io.penstock.processor.normalize;

import io.penstock.schemas.Issue;
import io.penstock.schemas.json.Json;
import java.util.List;

/// What an item's content says in canonical terms.
///
/// @param data the canonical model, or the content as received where the type has none
/// @param extensions members with no canonical home, as received
/// @param issues values that could not be read, in the order in which they were met
/// @param deleted whether a time, a flag or a code that the mapping names says that it is deleted
public record Normalized(Json.Obj data, Json.Obj extensions, List<Issue> issues, boolean deleted) {

  public Normalized {
    issues = List.copyOf(issues);
  }
}
