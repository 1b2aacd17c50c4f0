package io.penstock.senders.connection;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.senders.secret.Secret;
import io.penstock.senders.secret.SigningKey;
import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test with a file of connections beside a directory of secrets.
abstract class ConnectionsFileFixture {
  @TempDir private Path directory;
  final Problems problems = new Problems();
  Path file;
  Path secrets;

  @BeforeEach
  void makePlaces() throws IOException {
    file = directory.resolve("connections.yaml");
    secrets = Files.createDirectory(directory.resolve("secrets"));
  }

  final Connections read(String yaml) throws IOException {
    Files.writeString(file, yaml);
    return ConnectionsFile.read(file, KnownRecipes.builtIn(), secrets, problems);
  }

  final void secret(String name, String text) throws IOException {
    Files.writeString(secrets.resolve(name), text);
  }

  final List<String> lines() {
    return problems.list().stream().map(Problem::line).toList();
  }

  static SigningKey key(String id, String text) {
    return new SigningKey(id, new Secret(text.getBytes(UTF_8)));
  }
}
