package io.penstock.ingress.verify;

import io.penstock.ingress.scan.FoundMembers;
import io.penstock.ingress.scan.WantedMembers;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.ValueLocations;
import io.penstock.senders.signature.Headers;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the connection of a request in one snapshot: by the path, otherwise by the headers and
/// body members that the recipes name.
///
/// A name in a request counts only under the recipe that reads it, and only if the connection has
/// that recipe. If two recipes find different connections, the request names no connection.
final class ConnectionFinder {
  /// The connection that a request names.
  ///
  /// @param id the id as used in records; empty if the request names none and the wildcard takes it
  record FoundConnection(String id, Connection connection) {}

  /// No id: the value of an alias that several connections share.
  private static final String NEITHER = "";

  private final Connections connections;
  private final List<Recipe> recipes;
  private final WantedMembers names;
  private final Map<String, String> ids;

  /// Creates a finder of these connections.
  ///
  /// @param recipes the recipes of the connections, each once
  ConnectionFinder(Connections connections, List<Recipe> recipes) {
    this.connections = connections;
    this.recipes = recipes;
    this.names =
        WantedMembers.of(
            recipes.stream().flatMap(each -> each.connection().pointers().stream()).toList());
    this.ids = ids(connections);
  }

  /// The connection ids by the names that a request may use: ids and aliases.
  private static Map<String, String> ids(Connections connections) {
    var ids = new HashMap<String, String>();
    var shared = new HashSet<String>();
    for (var connection : connections.named().values()) {
      for (var alias : connection.aliases()) {
        if (ids.put(alias, connection.id()) != null) {
          shared.add(alias);
        }
      }
    }
    shared.forEach(alias -> ids.put(alias, NEITHER));
    connections.named().keySet().forEach(id -> ids.put(id, id));
    return ids;
  }

  /// The connection that the path names; `null` if there is none.
  @Nullable FoundConnection named(String connectionId) {
    var connection = connections.find(connectionId);
    return connection == null ? null : new FoundConnection(connectionId, connection);
  }

  /// Whether any recipe reads the connection's name from a header or the body.
  boolean namedInside() {
    return recipes.stream()
        .map(Recipe::connection)
        .anyMatch(places -> !places.headers().isEmpty() || !places.pointers().isEmpty());
  }

  /// The connection that a header or the body names, otherwise the wildcard; `null` if there is
  /// none. Every recipe is evaluated, even after a match, so that timing does not reveal the match.
  @Nullable FoundConnection find(Headers headers, byte[] body) {
    var members = FoundMembers.find(body, names);
    FoundConnection found = null;
    String unnamed = null;
    var several = false;
    for (var recipe : recipes) {
      var name = first(recipe.connection(), headers, members);
      var named = name == null ? null : known(name, recipe);
      several |= found != null && named != null && !named.equals(found);
      found = named == null ? found : named;
      unnamed = isWildcards(recipe) ? name : unnamed;
    }
    if (several) {
      return anybody("");
    }
    return found == null ? unnamed(unnamed) : found;
  }

  private boolean isWildcards(Recipe recipe) {
    var wildcard = connections.wildcard();
    return wildcard != null && wildcard.recipe().name().equals(recipe.name());
  }

  private @Nullable FoundConnection known(String name, Recipe recipe) {
    var id = ids.get(name);
    var connection = id == null ? null : connections.named().get(id);
    return connection == null || !connection.recipe().name().equals(recipe.name())
        ? null
        : new FoundConnection(connection.id(), connection);
  }

  /// The wildcard, for a request that no other connection takes.
  ///
  /// @param name the name that the wildcard's recipe found
  private @Nullable FoundConnection unnamed(@Nullable String name) {
    return name == null || !Connection.isId(name) || ids.containsKey(name)
        ? anybody("")
        : anybody(name);
  }

  private @Nullable FoundConnection anybody(String id) {
    var wildcard = connections.wildcard();
    return wildcard == null ? null : new FoundConnection(id, wildcard);
  }

  /// The first value at these locations.
  private static @Nullable String first(
      ValueLocations places, Headers headers, FoundMembers members) {
    for (var header : places.headers()) {
      var value = headers.first(header);
      if (value != null && !value.isBlank()) {
        return value.strip();
      }
    }
    return members.first(places.pointers());
  }
}
