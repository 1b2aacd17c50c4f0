package io.penstock.cli.doctor;

import io.penstock.senders.secret.Secret;
import io.penstock.senders.secret.SecretFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// All secrets that stand in a directory, the connections' own among them.
final class SecretDirectory {
  /// A file of the directory of secrets.
  ///
  /// @param written its content, not decoded
  record NamedSecret(String file, Secret written) {}

  /// How many files are tried.
  static final int FILES_MAX = 200;

  private SecretDirectory() {}

  /// The first of them in the alphabet. What holds no secret is passed over, and what starts with a
  /// dot: Kubernetes keeps its own there.
  static List<NamedSecret> read(Path directory) {
    try (var files = Files.list(directory)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !name(file).startsWith("."))
          .sorted()
          .limit(FILES_MAX)
          .<NamedSecret>mapMulti(
              (file, found) -> {
                if (SecretFiles.readOne(file) instanceof SecretFiles.Content.Held(var secret)) {
                  found.accept(new NamedSecret(name(file), secret));
                }
              })
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
