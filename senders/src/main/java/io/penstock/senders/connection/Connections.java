package io.penstock.senders.connection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All connections of one reading of the connections file and of the secrets: a snapshot.
///
/// @param named by id, in the order of the file; at most [#NAMED_MAX]
/// @param wildcard what any other connection is; `null` where those are refused
public record Connections(Map<String, Connection> named, @Nullable Connection wildcard) {

  /// How many connections may be named.
  public static final int NAMED_MAX = 10_000;

  public Connections {
    if (named.size() > NAMED_MAX) {
      throw new IllegalArgumentException("at most " + NAMED_MAX + " connections");
    }
    named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
  }

  /// The connection of that id, or the wildcard itself; `null` where the id is refused.
  public @Nullable Connection find(String id) {
    return named.getOrDefault(id, wildcard);
  }

  /// All of them, the wildcard last. It walks all of them, so ask once for a snapshot.
  public Stream<Connection> all() {
    return Stream.concat(named.values().stream(), Stream.ofNullable(wildcard));
  }

  /// Those that have a key.
  Connections withKeys() {
    var left = new LinkedHashMap<>(named);
    left.values().removeIf(connection -> connection.keys().isEmpty());
    return new Connections(left, wildcard == null || wildcard.keys().isEmpty() ? null : wildcard);
  }

  /// The same with some keys disabled.
  ///
  /// @param keyIds names of secrets
  public Connections without(Set<String> keyIds) {
    var left = new LinkedHashMap<String, Connection>();
    named.forEach((id, connection) -> left.put(id, connection.without(keyIds)));
    return new Connections(left, wildcard == null ? null : wildcard.without(keyIds));
  }
}
