package io.penstock.proof.system.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.simulator.api.SimulatedApi;
import io.penstock.proof.simulator.api.TokenPair;
import io.penstock.senders.secret.SecretFileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The files of a bridge whose connections can be pulled. All connections have the same secret.
final class PullFiles {
  static final String SECRET = "makini-test-secret";

  /// Shows the samples of refused webhooks.
  static final String OPERATOR = "operator-0123456789abcdef0123456789";

  private final Path directory;
  private final List<String> connections = new ArrayList<>();
  private final List<String> apis = new ArrayList<>();

  /// Files in an existing directory.
  PullFiles(Path directory) {
    this.directory = directory;
    write("secrets/shared", SECRET);
    write("operator", OPERATOR);
    directory("tokens");
  }

  /// Adds an API recipe.
  PullFiles recipe(TestRecipe recipe, URI api) {
    apis.add(recipe.yaml(api));
    write("apis.yaml", "apis:\n" + String.join("", apis));
    return this;
  }

  /// Adds a connection that is polled every hour. Its token file has its name.
  ///
  /// @param more further members, each with a comma before it
  PullFiles connection(String id, String recipe, String more) {
    return write(
        "%s: {recipe: makini, secrets: [shared], api: %s, token: %s%s}"
            .formatted(id, recipe, id, more));
  }

  /// Adds a connection without an API.
  PullFiles pushedOnly(String id) {
    return write("%s: {recipe: makini, secrets: [shared]}".formatted(id));
  }

  private PullFiles write(String connection) {
    connections.add("  " + connection + "\n");
    write("connections.yaml", "connections:\n" + String.join("", connections));
    return this;
  }

  /// Issues a pair of tokens and writes them to the connection's token file.
  PullFiles token(SimulatedApi api, String connection) {
    return token(connection, api.issueTokens(connection));
  }

  /// Writes a pair of tokens. The file does not say when they expire.
  PullFiles token(String connection, TokenPair pair) {
    return tokenText(
        connection,
        "{\"access_token\":\"%s\",\"refresh_token\":\"%s\"}"
            .formatted(pair.access(), pair.refresh()));
  }

  /// Replaces a token file by this text.
  PullFiles tokenText(String connection, String text) {
    try {
      SecretFileWriter.replace(
          directory.resolve("tokens").resolve(connection), text.getBytes(UTF_8));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text of a token file.
  String tokenText(String connection) {
    try {
      return Files.readString(directory.resolve("tokens").resolve(connection));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The settings of an ingress by the names of its members, on free ports of the loopback
  /// interface.
  Map<String, String> ingress() {
    return Map.ofEntries(
        Map.entry("http.host", "127.0.0.1"),
        Map.entry("http.port", "0"),
        Map.entry("management.host", "127.0.0.1"),
        Map.entry("management.port", "0"),
        Map.entry("durability", "warn"),
        Map.entry("drain.delay", "0s"),
        Map.entry("poll.every", "1h"),
        Map.entry("senders.reload", "1s"),
        Map.entry("samples.token.file", directory.resolve("operator").toString()),
        Map.entry("connections.file", directory.resolve("connections.yaml").toString()),
        Map.entry("secrets.dir", directory.resolve("secrets").toString()),
        Map.entry("tokens.dir", directory.resolve("tokens").toString()));
  }

  /// The settings of a processor by the names of its members.
  Map<String, String> processor(String state) {
    return Map.ofEntries(
        Map.entry("management.host", "127.0.0.1"),
        Map.entry("management.port", "0"),
        Map.entry("apis.file", directory.resolve("apis.yaml").toString()),
        Map.entry("state.dir", directory.resolve(state).toString()),
        Map.entry("standbys", "0"),
        Map.entry("replication", "1"));
  }

  private Path directory(String name) {
    try {
      return Files.createDirectories(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes a file of this name below the directory.
  Path write(String name, String text) {
    try {
      var file = directory.resolve(name);
      Files.createDirectories(file.resolveSibling("."));
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
