package io.penstock.ingress.verify;

import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.recipe.Recipe;
import java.util.LinkedHashMap;
import java.util.List;

/// The data that verification needs from one snapshot of the connections, computed once for all
/// event loops. Safe for use by several threads.
public final class VerificationIndex {
  private final ConnectionFinder connectionFinder;
  private final SignatureHeaders headers;
  private final VerificationCost work;
  private final boolean namedInside;

  public VerificationIndex(Connections connections) {
    var recipes = recipes(connections);
    this.connectionFinder = new ConnectionFinder(connections, recipes);
    this.headers = new SignatureHeaders(recipes);
    this.work = VerificationCost.of(connections);
    this.namedInside = connectionFinder.namedInside();
  }

  /// The recipes of all connections, each once. They are compared by name, because a name
  /// identifies a recipe and is cheaper to compare.
  private static List<Recipe> recipes(Connections connections) {
    var byName = new LinkedHashMap<String, Recipe>();
    connections
        .all()
        .map(Connection::recipe)
        .forEach(recipe -> byName.putIfAbsent(recipe.name(), recipe));
    return List.copyOf(byName.values());
  }

  /// Whether a request whose path names no connection may name one in a header or its body.
  public boolean namedInside() {
    return namedInside;
  }

  ConnectionFinder connectionFinder() {
    return connectionFinder;
  }

  SignatureHeaders headers() {
    return headers;
  }

  VerificationCost work() {
    return work;
  }
}
