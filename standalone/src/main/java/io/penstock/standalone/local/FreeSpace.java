package io.penstock.standalone.local;

import io.penstock.cli.output.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Room on a disk. Kafka ends where it can't write, so it is better not begun.
public final class FreeSpace {
  private static final long MIB = 1 << 20;

  private FreeSpace() {}

  /// Tells of a disk that is too full before anything is started for nothing.
  ///
  /// @param directory an existing one
  /// @throws CommandFailure where it is
  public static void check(Path directory, long mebibytesMin) {
    try {
      var found = Files.getFileStore(directory).getUsableSpace() / MIB;
      if (found < mebibytesMin) {
        throw new CommandFailure(
            "needs %d MiB free for %s, and there are %d: free some, or name a directory elsewhere with --data"
                .formatted(mebibytesMin, directory, found));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at the disk of " + directory + ": " + e, e);
    }
  }
}
