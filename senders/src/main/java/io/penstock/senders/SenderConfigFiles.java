package io.penstock.senders;

import io.penstock.senders.connection.Connections;
import io.penstock.senders.connection.ConnectionsFile;
import io.penstock.senders.connection.LoadedConnections;
import io.penstock.senders.recipe.RecipesFile;
import io.penstock.senders.secret.SecretFiles;
import io.penstock.settings.Problems;
import io.penstock.settings.SettingsReader;
import java.nio.file.Path;

/// The files that say who may send and what with.
///
/// @param connections `connections.yaml`
/// @param recipes `recipes.yaml`, which need not exist
/// @param secrets the directory with one file for each secret
public record SenderConfigFiles(Path connections, Path recipes, Path secrets) {

  /// Asks for their places; recipes stand beside connections unless said otherwise.
  public static SenderConfigFiles of(SettingsReader in) {
    var connections = in.path("connections.file", Path.of("connections.yaml"));
    return new SenderConfigFiles(
        connections,
        in.path("recipes.file", connections.resolveSibling("recipes.yaml")),
        in.path("secrets.dir", Path.of("secrets")));
  }

  /// Reads a snapshot of them. What is wrong goes to `problems`, and the connections concerned are
  /// left out: use the snapshot only where there is none.
  public Connections read(Problems problems) {
    var known = RecipesFile.read(recipes, problems);
    return ConnectionsFile.read(connections, known, secrets, problems);
  }

  /// Reads them anew. What is wrong goes to `problems`.
  ///
  /// @return what is in use from then on: [LoadedConnections] says what counts
  public LoadedConnections read(LoadedConnections before, Problems problems) {
    var known = RecipesFile.read(recipes, problems);
    var declared = ConnectionsFile.declared(connections, known, problems);
    return before.next(declared, known, new SecretFiles(secrets), problems);
  }
}
