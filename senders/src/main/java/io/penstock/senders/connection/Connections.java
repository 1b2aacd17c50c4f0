package io.penstock.senders.connection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A snapshot of all connections, from one read of the connections file and the secrets.
///
/// @param named the named connections by id, in the order of the file; at most [#NAMED_MAX]
/// @param wildcard the connection of all other ids; `null` if other ids are refused
public record Connections(Map<String, Connection> named, @Nullable Connection wildcard) {

  /// The maximum number of named connections.
  public static final int NAMED_MAX = 10_000;

  public Connections {
    if (named.size() > NAMED_MAX) {
      throw new IllegalArgumentException("at most " + NAMED_MAX + " connections");
    }
    named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
  }

  /// The connection of that id, otherwise the wildcard; `null` if the id is refused.
  public @Nullable Connection find(String id) {
    return named.getOrDefault(id, wildcard);
  }

  /// All connections, the wildcard last. The cost is linear: call it once for each snapshot.
  public Stream<Connection> all() {
    return Stream.concat(named.values().stream(), Stream.ofNullable(wildcard));
  }

  /// The connections that have at least one key.
  Connections withKeys() {
    var left = new LinkedHashMap<>(named);
    left.values().removeIf(connection -> connection.keys().isEmpty());
    return new Connections(left, wildcard == null || wildcard.keys().isEmpty() ? null : wildcard);
  }

  /// This snapshot with some keys disabled.
  ///
  /// @param keyIds the names of the disabled secrets
  public Connections without(Set<String> keyIds) {
    var left = new LinkedHashMap<String, Connection>();
    named.forEach((id, connection) -> left.put(id, connection.without(keyIds)));
    return new Connections(left, wildcard == null ? null : wildcard.without(keyIds));
  }
}
