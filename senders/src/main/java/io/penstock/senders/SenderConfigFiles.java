package io.penstock.senders;

import io.penstock.senders.connection.Connections;
import io.penstock.senders.connection.ConnectionsFile;
import io.penstock.senders.connection.LoadedConnections;
import io.penstock.senders.recipe.RecipesFile;
import io.penstock.senders.secret.SecretFiles;
import io.penstock.settings.Problems;
import io.penstock.settings.SettingsReader;
import java.nio.file.Path;

/// The configuration files of the senders: connections, recipes and secrets.
///
/// @param connections `connections.yaml`
/// @param recipes `recipes.yaml`, which need not exist
/// @param secrets the directory with one file for each secret
public record SenderConfigFiles(Path connections, Path recipes, Path secrets) {

  /// Reads the paths from the settings. The default of the recipes file is `recipes.yaml` in the
  /// directory of the connections file.
  public static SenderConfigFiles of(SettingsReader in) {
    var connections = in.path("connections.file", Path.of("connections.yaml"));
    return new SenderConfigFiles(
        connections,
        in.path("recipes.file", connections.resolveSibling("recipes.yaml")),
        in.path("secrets.dir", Path.of("secrets")));
  }

  /// Reads a snapshot of the files. Errors are added to `problems`, and the snapshot lacks the
  /// affected connections: use it only if `problems` is empty.
  public Connections read(Problems problems) {
    var known = RecipesFile.read(recipes, problems);
    return ConnectionsFile.read(connections, known, secrets, problems);
  }

  /// Reads the files again. Errors are added to `problems`.
  ///
  /// @return the connections to use from now on, by the rules of [LoadedConnections]
  public LoadedConnections read(LoadedConnections before, Problems problems) {
    var known = RecipesFile.read(recipes, problems);
    var declared = ConnectionsFile.declared(connections, known, problems);
    return before.next(declared, known, new SecretFiles(secrets), problems);
  }
}
