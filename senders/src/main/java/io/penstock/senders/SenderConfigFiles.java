package io.penstock.senders;

import io.penstock.senders.connection.Connections;
import io.penstock.senders.connection.ConnectionsFile;
import io.penstock.senders.connection.KnownRecipes;
import io.penstock.senders.connection.LoadedConnections;
import io.penstock.senders.secret.SecretFiles;
import io.penstock.settings.Problems;
import io.penstock.settings.SettingsReader;
import java.nio.file.Path;

/// The configuration files of the senders: connections, recipes, secrets and tokens.
///
/// @param connections `connections.yaml`
/// @param recipes `recipes.yaml`, which need not exist
/// @param apis `apis.yaml`, which need not exist
/// @param secrets the directory with one file for each secret
/// @param tokens the directory with one file for each token of an API; it is not read here
public record SenderConfigFiles(
    Path connections, Path recipes, Path apis, Path secrets, Path tokens) {

  /// Files with `apis.yaml` beside the connections file, and the directory `tokens` beside that of
  /// the secrets.
  public SenderConfigFiles(Path connections, Path recipes, Path secrets) {
    this(
        connections,
        recipes,
        connections.resolveSibling("apis.yaml"),
        secrets,
        secrets.resolveSibling("tokens"));
  }

  /// Reads the paths from the settings. The defaults of `recipes.yaml` and `apis.yaml` are in the
  /// directory of the connections file.
  public static SenderConfigFiles of(SettingsReader in) {
    var connections = in.path("connections.file", Path.of("connections.yaml"));
    return new SenderConfigFiles(
        connections,
        in.path("recipes.file", connections.resolveSibling("recipes.yaml")),
        in.path("apis.file", connections.resolveSibling("apis.yaml")),
        in.path("secrets.dir", Path.of("secrets")),
        in.path("tokens.dir", Path.of("tokens")));
  }

  /// Reads a snapshot of the files. Errors are added to `problems`, and the snapshot lacks the
  /// affected connections: use it only if `problems` is empty.
  public Connections read(Problems problems) {
    return ConnectionsFile.read(connections, known(problems), secrets, problems);
  }

  /// Reads the files again. Errors are added to `problems`.
  ///
  /// @return the connections to use from now on, by the rules of [LoadedConnections]
  public LoadedConnections read(LoadedConnections before, Problems problems) {
    var known = known(problems);
    var declared = ConnectionsFile.declared(connections, known, problems);
    return before.next(declared, known, new SecretFiles(secrets), problems);
  }

  private KnownRecipes known(Problems problems) {
    return KnownRecipes.read(recipes, apis, problems);
  }
}
