package io.penstock.senders.connection;

import io.penstock.settings.Yaml;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The restrictions in an invalid entry of the connections file, which apply despite its errors:
/// the removal of secrets and aliases that its lists don't contain, and the disconnection.
///
/// @param secrets the only secrets that remain; `null` if the entry has no such list
/// @param aliases the only aliases that remain; `null` if the entry has no such list
/// @param disconnected whether the entry has the state `disconnected`
record ConnectionRestriction(
    @Nullable Set<String> secrets, @Nullable Set<String> aliases, boolean disconnected) {

  /// No restriction.
  static final ConnectionRestriction NONE = new ConnectionRestriction(null, null, false);

  /// The combined restrictions of all values under one id. Each occurrence of a repeated member
  /// counts.
  static ConnectionRestriction of(Iterable<Yaml> entries) {
    var all = NONE;
    for (var entry : entries) {
      if (entry instanceof Yaml.Mapping members) {
        for (var list : members.all("secrets")) {
          all = all.and(new ConnectionRestriction(texts(list), null, false));
        }
        for (var list : members.all("aliases")) {
          all = all.and(new ConnectionRestriction(null, texts(list), false));
        }
        for (var state : members.all("state")) {
          all = all.and(new ConnectionRestriction(null, null, saysDisconnected(state)));
        }
      }
    }
    return all;
  }

  private ConnectionRestriction and(ConnectionRestriction other) {
    return new ConnectionRestriction(
        both(secrets, other.secrets),
        both(aliases, other.aliases),
        disconnected || other.disconnected);
  }

  private static @Nullable Set<String> both(
      @Nullable Set<String> these, @Nullable Set<String> those) {
    if (these == null || those == null) {
      return these == null ? those : these;
    }
    var both = new HashSet<>(these);
    both.retainAll(those);
    return both;
  }

  private static @Nullable Set<String> texts(Yaml value) {
    return value instanceof Yaml.Sequence(_, var items)
        ? items.stream()
            .filter(Yaml.Scalar.class::isInstance)
            .map(item -> ((Yaml.Scalar) item).text())
            .collect(Collectors.toSet())
        : null;
  }

  private static boolean saysDisconnected(Yaml state) {
    return state instanceof Yaml.Scalar(_, var text)
        && ConnectionReader.STATE.read(text) == Connection.State.DISCONNECTED;
  }
}
