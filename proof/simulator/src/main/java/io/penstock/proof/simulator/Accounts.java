package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.proof.simulator.api.ApiConnection;
import io.penstock.proof.simulator.api.CallLimit;
import io.penstock.proof.simulator.api.SimulatedApi;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.secret.SecretFileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All connections of the simulated Makini.
public record Accounts(List<Account> all) {
  /// A connection of the simulated Makini, as its receiver has to know it.
  ///
  /// @param connection its id
  /// @param secret what its webhooks are signed with: a text, in UTF-8
  /// @param system the source system behind it, such as `sap`; null where nobody says
  /// @param active whether its webhooks are wanted; else it is configured as disconnected
  /// @param api the generation of its API; null if it has none
  public record Account(
      String connection,
      Secret secret,
      @Nullable String system,
      boolean active,
      @Nullable ApiGeneration api) {}

  /// More than the recipes allow.
  private static final int CALLS_PER_MINUTE = 60_000;

  public Accounts {
    all = List.copyOf(all);
  }

  /// How the simulated API is to serve the connections that have one.
  ///
  /// @param lagMax maximum lag of a read behind the source
  public List<ApiConnection> served(Duration lagMax) {
    var served = new ArrayList<ApiConnection>();
    for (var account : all) {
      if (account.api() != null) {
        served.add(
            ApiConnection.of(account.connection(), account.api())
                .with(CallLimit.perMinute(CALLS_PER_MINUTE))
                .withLagMax(lagMax));
      }
    }
    return served;
  }

  /// Writes what a bridge reads: `connections.yaml`, and beside it the directory `secrets` with a
  /// file for each, which only its owner may read. No connection has an API.
  public void write(Path directory) {
    write(directory, _ -> "");
  }

  /// Writes what a bridge reads, and how it reaches the simulated API: also `apis.yaml`, and the
  /// directory `tokens` with a file for each connection that has an API.
  ///
  /// @param api serves the connections of [#served]
  public void write(Path directory, SimulatedApi api) {
    SimulatedApiRecipes.write(directory.resolve("apis.yaml"), api.address());
    writeTokens(directory.resolve("tokens"), api);
    write(
        directory,
        account ->
            account.api() == null
                ? ""
                : ", api: %s, api-url: \"%s\", token: \"%s\", poll.every: 1m, types: [%s]"
                    .formatted(
                        SimulatedApiRecipes.name(account.api()),
                        api.address(),
                        account.connection(),
                        String.join(", ", WebhookSource.Thin.types())));
  }

  private void writeTokens(Path directory, SimulatedApi api) {
    try {
      Files.createDirectories(directory);
      for (var account : all) {
        if (account.api() != null) {
          var id = account.connection();
          var tokens = api.tokenFile(id, api.issueTokens(id));
          SecretFileWriter.write(directory.resolve(id), tokens.getBytes(UTF_8));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + directory + ": " + e.getMessage(), e);
    }
  }

  private void write(Path directory, Function<Account, String> members) {
    try {
      var secrets = Files.createDirectories(directory.resolve("secrets"));
      for (var account : all) {
        SecretFileWriter.write(secrets.resolve(account.connection()), account.secret().bytes());
      }
      Files.writeString(directory.resolve("connections.yaml"), yaml(members));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + directory + ": " + e.getMessage(), e);
    }
  }

  private String yaml(Function<Account, String> members) {
    var yaml = new StringBuilder("# The connections of a simulated Makini.\nconnections:\n");
    for (var account : all) {
      var id = account.connection();
      yaml.append("  \"%s\": {recipe: makini, secrets: [\"%s\"]".formatted(id, id));
      if (account.system() != null) {
        yaml.append(", system: ").append(account.system());
      }
      yaml.append(members.apply(account));
      yaml.append(account.active() ? "}\n" : ", state: disconnected}\n");
    }
    return yaml.toString();
  }
}
