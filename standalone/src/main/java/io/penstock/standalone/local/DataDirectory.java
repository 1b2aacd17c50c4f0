package io.penstock.standalone.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where a bridge keeps its data: a directory that was named and stays, or one that goes with the
/// process.
///
/// @param passing whether it goes
public record DataDirectory(Path path, boolean passing) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);

  /// The directory that was named, else a new one that goes.
  public static DataDirectory of(@Nullable Path named) {
    try {
      return named == null
          ? new DataDirectory(Files.createTempDirectory("penstock-"), true)
          : new DataDirectory(Files.createDirectories(named).toAbsolutePath().normalize(), false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a data directory: " + e, e);
    }
  }

  /// Deletes it where it goes with the process.
  @Override
  public void close() {
    if (!passing) {
      return;
    }
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("could not delete {}: {}", path, e.toString());
    }
  }
}
