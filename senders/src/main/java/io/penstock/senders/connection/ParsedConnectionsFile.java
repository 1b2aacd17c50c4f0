package io.penstock.senders.connection;

import io.penstock.senders.secret.SecretEncoding;
import io.penstock.settings.SourceLocation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a connections file declares, entry by entry.
///
/// @param each by id, the wildcard's among them, in the order of the file
/// @param tooMany whether there are more than [Connections#NAMED_MAX]
record ParsedConnectionsFile(Map<String, Entry> each, boolean tooMany) {

  /// One entry.
  sealed interface Entry {
    /// Where a problem with its secrets is.
    SourceLocation place();
  }

  record Right(ConnectionDefinition entry, SourceLocation place) implements Entry {}

  /// One with a mistake.
  ///
  /// @param secrets the names among its secrets that can be some
  /// @param encoding how its recipe, if it is known, has them written
  record Wrong(
      ConnectionRestriction restriction,
      List<String> secrets,
      SecretEncoding encoding,
      SourceLocation place)
      implements Entry {}

  /// Where the entry's secrets stand; `null` if it has none.
  @Nullable SourceLocation place(String id) {
    var entry = each.get(id);
    return entry == null ? null : entry.place();
  }
}
