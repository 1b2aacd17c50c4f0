package io.penstock.senders;

import io.penstock.settings.Yaml;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an entry of the connections file takes away, though something else in it is wrong: secrets
/// and aliases that its lists don't name, and the permission to send.
///
/// @param secrets the only ones that may stay; `null` if it has no such list
/// @param aliases the only ones that may stay; `null` if it has no such list
/// @param disconnected whether it says so
record Restriction(
    @Nullable Set<String> secrets, @Nullable Set<String> aliases, boolean disconnected) {

  /// Takes nothing away.
  static final Restriction NONE = new Restriction(null, null, false);

  /// What one or several values under one id take away; of a member that stands there twice, each.
  static Restriction of(Iterable<Yaml> entries) {
    var all = NONE;
    for (var entry : entries) {
      if (entry instanceof Yaml.Mapping members) {
        for (var list : members.all("secrets")) {
          all = all.and(new Restriction(texts(list), null, false));
        }
        for (var list : members.all("aliases")) {
          all = all.and(new Restriction(null, texts(list), false));
        }
        for (var state : members.all("state")) {
          all = all.and(new Restriction(null, null, saysDisconnected(state)));
        }
      }
    }
    return all;
  }

  private Restriction and(Restriction other) {
    return new Restriction(
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
