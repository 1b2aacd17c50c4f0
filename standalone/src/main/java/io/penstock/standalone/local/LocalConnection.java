package io.penstock.standalone.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.senders.SenderConfigFiles;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.secret.SecretFileWriter;
import io.penstock.senders.secret.SigningKey;
import io.penstock.settings.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/// A ready-made connection with a secret of its own, made once in a data directory.
///
/// @param connections the connections file, which is the user's to edit
/// @param secrets the directory of secret files
public record LocalConnection(Path connections, Path secrets) {
  static final String ID = "demo";
  private static final int SECRET_BYTES = 32;
  private static final String CONTENT =
      """
      # Read again seconds after a change. Each secret is a file in the directory "secrets" beside this.
      connections:
        demo:
          recipe: makini
          secrets: [demo]
      """;

  /// The directory's connection, made where it is missing.
  public static LocalConnection in(Path data) {
    var made = new LocalConnection(data.resolve("connections.yaml"), data.resolve("secrets"));
    try {
      Files.createDirectories(made.secrets);
      if (!Files.exists(made.connections)) {
        SecretFileWriter.write(made.secrets.resolve(ID), random());
        Files.writeString(made.connections, CONTENT);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + data + ": " + e.getMessage(), e);
    }
    return made;
  }

  /// The connection to show, with the secret to sign with: ours, or the first of Makini's where the
  /// user's file has it no more; empty where there is none.
  public Optional<Connection> shown() {
    var recipes = connections.resolveSibling("recipes.yaml");
    var all = new SenderConfigFiles(connections, recipes, secrets).read(new Problems()).named();
    var makinis = all.values().stream().filter(LocalConnection::makinis).toList();
    return makinis.stream()
        .filter(each -> each.id().equals(ID))
        .findFirst()
        .or(() -> makinis.stream().findFirst());
  }

  private static boolean makinis(Connection connection) {
    return connection.recipe().name().equals("makini");
  }

  /// The directory of the token files, beside that of the secrets.
  Path tokens() {
    return secrets.resolveSibling("tokens");
  }

  /// The file of a secret.
  public Path file(SigningKey key) {
    return secrets.resolve(key.id());
  }

  private static byte[] random() {
    var bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes).getBytes(UTF_8);
  }
}
