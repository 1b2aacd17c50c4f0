package io.penstock.cli.send;

import io.penstock.cli.output.Terminal;
import io.penstock.cli.output.UnknownName;
import io.penstock.cli.sign.SecretFile;
import io.penstock.cli.sign.Signer;
import io.penstock.senders.SenderConfigFiles;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.secret.SecretEncoding;
import io.penstock.settings.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// The command-line options for the connection of the webhooks and the secret that signs them.
final class SigningOptions {
  private static final Path DATA_DEFAULT = Path.of("data");

  @Option(
      names = "--connection",
      paramLabel = "ID",
      description = "Whose webhooks these are: the last part of the path they are posted to.")
  private @Nullable String connection;

  @ArgGroup private @Nullable Where where;

  /// The options for the source of the secret; they exclude each other.
  private static final class Where {
    @Option(
        names = "--secret-file",
        paramLabel = "FILE",
        description = "Holds the secret to sign with.")
    private @Nullable Path secretFile;

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description =
            "Holds connections.yaml and secrets, as \"up --data DIR\" writes them"
                + " (default ./data).")
    private @Nullable Path data;
  }

  /// The id given by `--connection`. If it is missing, the wrong-use error lists the known ids.
  String connection(Terminal terminal) {
    if (connection == null) {
      var known = known(new Problems());
      throw terminal.wrongUse(
          "missing --connection ID"
              + (known.named().isEmpty()
                  ? ", such as --connection demo"
                  : "; %s has: %s".formatted(file(), String.join(", ", known.named().keySet()))));
    }
    if (!Connection.isId(connection)) {
      throw terminal.wrongUse("a connection's id is 1-128 characters A-Z a-z 0-9 . _ ~ -");
    }
    return connection;
  }

  /// The signer of the connection's webhooks. With `--secret-file` it uses the recipe `makini`,
  /// otherwise the connection's recipe and its first key.
  Signer signer(String id, Terminal terminal) {
    var secretFile = where == null ? null : where.secretFile;
    if (secretFile != null) {
      var makini = Objects.requireNonNull(BuiltInRecipes.builtIn("makini"));
      return new Signer(makini, SecretFile.read(secretFile, SecretEncoding.UTF8));
    }
    if (!Files.exists(file())) {
      throw terminal.wrongUse(
          "no secret to sign with: give --secret-file FILE, or --data DIR as \"penstock up --data"
              + " DIR\" wrote it (there is no %s)".formatted(file()));
    }
    var found = find(id, terminal);
    return new Signer(found.recipe(), found.keys().getFirst().secret());
  }

  private Connection find(String id, Terminal terminal) {
    var problems = new Problems();
    var known = known(problems);
    problems.throwIfAny();
    var found = known.find(id);
    if (found == null) {
      throw terminal.wrongUse(
          file() + ": " + UnknownName.name("connection", id, known.named().keySet()));
    }
    return Objects.requireNonNull(found);
  }

  private Connections known(Problems problems) {
    var recipes = data().resolve("recipes.yaml");
    return new SenderConfigFiles(file(), recipes, data().resolve("secrets")).read(problems);
  }

  private Path file() {
    return data().resolve("connections.yaml");
  }

  private Path data() {
    return where == null || where.data == null ? DATA_DEFAULT : where.data;
  }
}
