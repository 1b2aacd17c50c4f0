package io.penstock.senders.connection;

import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.secret.SigningKey;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A connection as the connections file declares it: with the names of its secrets instead of the
/// secrets themselves.
///
/// The components are those of [Connection], except `secrets`: the names of its keys.
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
    @Nullable ZoneId timeZone,
    @Nullable Duration aheadMax,
    @Nullable Integer sharePercent,
    @Nullable ApiAccess api) {

  ConnectionDefinition {
    secrets = List.copyOf(secrets);
    aliases = Collections.unmodifiableSet(new LinkedHashSet<>(aliases));
  }

  /// The definition of a connection that has all of its keys.
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
        connection.timeZone(),
        connection.aheadMax(),
        connection.sharePercent(),
        connection.api());
  }

  /// The connection with its available keys.
  Connection with(List<SigningKey> keys) {
    return new Connection(
        id,
        recipe,
        keys,
        system,
        aliases,
        state,
        test,
        horizon,
        grace,
        timeZone,
        aheadMax,
        sharePercent,
        api);
  }

  /// This definition, limited by the restrictions of a newer entry that is invalid.
  ///
  /// @param known the newest recipes; a recipe that is not among them stays as it was
  ConnectionDefinition restricted(ConnectionRestriction restriction, KnownRecipes known) {
    var names = restriction.secrets();
    var called = restriction.aliases();
    return new ConnectionDefinition(
        id,
        known.recipes().getOrDefault(recipe.name(), recipe),
        names == null ? secrets : secrets.stream().filter(names::contains).toList(),
        system,
        called == null ? aliases : retained(called),
        restriction.disconnected() ? Connection.State.DISCONNECTED : state,
        test,
        horizon,
        grace,
        timeZone,
        aheadMax,
        sharePercent,
        api == null ? null : api.with(known.apis()));
  }

  private Set<String> retained(Set<String> called) {
    var retained = new LinkedHashSet<>(aliases);
    retained.retainAll(called);
    return retained;
  }
}
