package io.penstock.standalone.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// An exclusive lock on a data directory, held until it is released or the process ends.
///
/// Kafka has its own lock, but a broker that is its own controller takes it only after it has
/// opened the metadata log.
final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock. Creates the directory if it is missing.
  ///
  /// @throws KafkaStartException if another broker uses the directory, or it can't be written
  static DirectoryLock take(Path directory) {
    try {
      Files.createDirectories(directory);
      var channel =
          FileChannel.open(
              directory.resolve("penstock.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new KafkaStartException(
            "data directory "
                + directory
                + " is in use by another broker: stop that one, or choose another directory");
      }
      return new DirectoryLock(channel);
    } catch (IOException e) {
      throw new KafkaStartException("data directory " + directory + " can't be used: " + e, e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null; // held in this very process
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
