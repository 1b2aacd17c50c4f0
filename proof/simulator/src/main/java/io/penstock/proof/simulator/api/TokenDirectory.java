package io.penstock.proof.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.senders.secret.SecretFileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A directory with a token file for each connection, which only its owner can read.
///
/// @param temporary whether the directory is deleted at the end
/// @param written the files that were written
record TokenDirectory(Path path, boolean temporary, List<Path> written) implements AutoCloseable {

  /// The given directory, or else a new temporary one.
  static TokenDirectory of(@Nullable Path given) throws IOException {
    return given == null
        ? new TokenDirectory(Files.createTempDirectory("simulated-api-"), true, new ArrayList<>())
        : new TokenDirectory(
            Files.createDirectories(given).toAbsolutePath(), false, new ArrayList<>());
  }

  void write(String connection, String tokens) throws IOException {
    var file = path.resolve(connection);
    SecretFileWriter.write(file, tokens.getBytes(UTF_8));
    written.add(file);
  }

  /// Deletes a temporary directory.
  @Override
  public void close() {
    if (!temporary) {
      return;
    }
    try {
      for (var file : written) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
