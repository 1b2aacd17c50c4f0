package io.penstock.cli.doctor;

import io.penstock.senders.SenderConfigFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that say where the files are that the services read.
final class SenderOptions {
  @Option(
      names = "--connections",
      paramLabel = "FILE",
      description = "The connections file (default ${DEFAULT-VALUE}).")
  private Path connections = Path.of("connections.yaml");

  @Option(
      names = "--recipes",
      paramLabel = "FILE",
      description = "Recipes beside those built in (default recipes.yaml beside the connections).")
  private @Nullable Path recipes;

  @Option(
      names = "--secrets",
      paramLabel = "DIR",
      description = "The directory of secrets (default ${DEFAULT-VALUE}).")
  private Path secrets = Path.of("secrets");

  SenderConfigFiles files() {
    var beside = recipes == null ? connections.resolveSibling("recipes.yaml") : recipes;
    return new SenderConfigFiles(connections, beside, secrets);
  }
}
