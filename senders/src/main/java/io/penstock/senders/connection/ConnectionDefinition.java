package io.penstock.senders.connection;

import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.secret.SigningKey;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A connection as the connections file declares it: with the names of its secrets, without them.
///
/// The components are those of [Connection], but for `secrets`: the names of its keys.
record ConnectionDefinition(
    String id,
    Recipe recipe,
    List<String> secrets,
    @Nullable String system,
    Set<String> aliases,
    Connection.State state,
    boolean test,
    @Nullable Duration horizon,
    @Nullable Duration grace,
    @Nullable Integer sharePercent) {

  ConnectionDefinition {
    secrets = List.copyOf(secrets);
    aliases = Collections.unmodifiableSet(new LinkedHashSet<>(aliases));
  }

  /// The entry of a connection that has all of its keys.
  static ConnectionDefinition of(Connection connection) {
    return new ConnectionDefinition(
        connection.id(),
        connection.recipe(),
        connection.keys().stream().map(SigningKey::id).toList(),
        connection.system(),
        connection.aliases(),
        connection.state(),
        connection.test(),
        connection.horizon(),
        connection.grace(),
        connection.sharePercent());
  }

  /// The connection with those of its keys that can be had.
  Connection with(List<SigningKey> keys) {
    return new Connection(
        id, recipe, keys, system, aliases, state, test, horizon, grace, sharePercent);
  }

  /// This entry without what a newer one, which is wrong as a whole, takes away for certain.
  ///
  /// @param recipes the newest; one that is not among them stays as it was
  ConnectionDefinition restricted(ConnectionRestriction restriction, Map<String, Recipe> recipes) {
    var names = restriction.secrets();
    var called = restriction.aliases();
    return new ConnectionDefinition(
        id,
        recipes.getOrDefault(recipe.name(), recipe),
        names == null ? secrets : secrets.stream().filter(names::contains).toList(),
        system,
        called == null ? aliases : retained(called),
        restriction.disconnected() ? Connection.State.DISCONNECTED : state,
        test,
        horizon,
        grace,
        sharePercent);
  }

  private Set<String> retained(Set<String> called) {
    var retained = new LinkedHashSet<>(aliases);
    retained.retainAll(called);
    return retained;
  }
}
