package io.penstock.senders.connection;

import io.penstock.senders.secret.SecretEncoding;
import io.penstock.settings.SourceLocation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parsed entries of a connections file.
///
/// @param each the entries by id, including the wildcard, in the order of the file
/// @param tooMany whether the file names more than [Connections#NAMED_MAX] connections
record ParsedConnectionsFile(Map<String, Entry> each, boolean tooMany) {

  /// One parsed entry.
  sealed interface Entry {
    /// The location to report for a problem with the entry's secrets.
    SourceLocation place();
  }

  record Right(ConnectionDefinition entry, SourceLocation place) implements Entry {}

  /// An invalid entry.
  ///
  /// @param secrets the valid names among its secrets
  /// @param encoding the secret encoding of its recipe; UTF-8 if the recipe is unknown
  record Wrong(
      ConnectionRestriction restriction,
      List<String> secrets,
      SecretEncoding encoding,
      SourceLocation place)
      implements Entry {}

  /// The location of the entry's secrets; `null` if the file has no such entry.
  @Nullable SourceLocation place(String id) {
    var entry = each.get(id);
    return entry == null ? null : entry.place();
  }
}
