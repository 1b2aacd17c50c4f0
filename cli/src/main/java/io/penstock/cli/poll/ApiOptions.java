package io.penstock.cli.poll;

import io.penstock.cli.output.Terminal;
import io.penstock.cli.output.UnknownName;
import io.penstock.senders.SenderConfigFiles;
import io.penstock.senders.connection.ApiAccess;
import io.penstock.senders.connection.Connection;
import io.penstock.settings.Problems;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that name the files of the ingress. They say how a connection's API is asked.
final class ApiOptions {
  private static final Path CONNECTIONS_DEFAULT = Path.of("connections.yaml");

  @Option(
      names = "--connections",
      paramLabel = "FILE",
      description =
          "The connections file. The command is checked against it (default with --dry-run:"
              + " connections.yaml).")
  private @Nullable Path connections;

  @Option(
      names = "--apis",
      paramLabel = "FILE",
      description = "API recipes beside those built in (default apis.yaml beside the connections).")
  private @Nullable Path apis;

  @Option(
      names = "--recipes",
      paramLabel = "FILE",
      description = "Recipes beside those built in (default recipes.yaml beside the connections).")
  private @Nullable Path recipes;

  @Option(
      names = "--secrets",
      paramLabel = "DIR",
      description = "The directory of secrets (default secrets beside the connections).")
  private @Nullable Path secrets;

  /// Whether the connections file was named.
  boolean given() {
    return connections != null;
  }

  /// How the API of a connection is asked; wrong use if the connection is not polled.
  ApiAccess access(String id, Terminal terminal) {
    var file = connections == null ? CONNECTIONS_DEFAULT : connections;
    var connection = connection(id, file, terminal);
    if (connection.state() != Connection.State.ACTIVE) {
      throw terminal.wrongUse("%s: %s is disconnected, so it is not polled".formatted(file, id));
    }
    var api = connection.api();
    if (api == null) {
      throw terminal.wrongUse(
          "%s: %s has no API to poll; expected \"api\" and \"token\", such as %s: {..., api: makini-v3, token: %s}"
              .formatted(file, id, id, id));
    }
    return api;
  }

  private Connection connection(String id, Path file, Terminal terminal) {
    var problems = new Problems();
    var known = files(file).read(problems).named();
    problems.throwIfAny();
    var connection = known.get(id);
    if (connection == null) {
      throw terminal.wrongUse(file + ": " + UnknownName.name("connection", id, known.keySet()));
    }
    return connection;
  }

  private SenderConfigFiles files(Path file) {
    return new SenderConfigFiles(
        file,
        beside(file, recipes, "recipes.yaml"),
        beside(file, apis, "apis.yaml"),
        beside(file, secrets, "secrets"),
        beside(file, null, "tokens"));
  }

  private static Path beside(Path file, @Nullable Path given, String name) {
    return given == null ? file.resolveSibling(name) : given;
  }
}
