package io.penstock.proof.simulator;

import io.penstock.senders.secret.NewSecret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// All connections of the simulated Makini.
public record Accounts(List<Account> all) {

  public Accounts {
    all = List.copyOf(all);
  }

  /// Writes what a bridge reads: `connections.yaml`, and beside it the directory `secrets` with a
  /// file for each, which only its owner may read.
  public void write(Path directory) {
    try {
      var secrets = Files.createDirectories(directory.resolve("secrets"));
      for (var account : all) {
        NewSecret.write(secrets.resolve(account.connection()), account.secret().bytes());
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
