package io.penstock.proof.simulator;

import io.penstock.senders.secret.Secret;
import io.penstock.senders.secret.SecretFileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All connections of the simulated Makini.
public record Accounts(List<Account> all) {
  /// A connection of the simulated Makini, as its receiver has to know it.
  ///
  /// @param connection its id
  /// @param secret what its webhooks are signed with: a text, in UTF-8
  /// @param system the source system behind it, such as `sap`; null where nobody says
  /// @param active whether its webhooks are wanted; else it is configured as disconnected
  public record Account(
      String connection, Secret secret, @Nullable String system, boolean active) {}

  public Accounts {
    all = List.copyOf(all);
  }

  /// Writes what a bridge reads: `connections.yaml`, and beside it the directory `secrets` with a
  /// file for each, which only its owner may read.
  public void write(Path directory) {
    try {
      var secrets = Files.createDirectories(directory.resolve("secrets"));
      for (var account : all) {
        SecretFileWriter.write(secrets.resolve(account.connection()), account.secret().bytes());
      }
      Files.writeString(directory.resolve("connections.yaml"), yaml());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + directory + ": " + e.getMessage(), e);
    }
  }

  private String yaml() {
    var yaml = new StringBuilder("# The connections of a simulated Makini.\nconnections:\n");
    for (var account : all) {
      var id = account.connection();
      yaml.append("  \"%s\": {recipe: makini, secrets: [\"%s\"]".formatted(id, id));
      if (account.system() != null) {
        yaml.append(", system: ").append(account.system());
      }
      yaml.append(account.active() ? "}\n" : ", state: disconnected}\n");
    }
    return yaml.toString();
  }
}
