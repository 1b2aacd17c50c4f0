package io.penstock.standalone.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The right to use a data directory, held until released or until the process ends.
///
/// Kafka has a lock of its own, but in a broker that is its own controller takes it only after it
/// has opened the metadata log.
final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Takes the lock, and makes the directory where it is missing.
  ///
  /// @throws KafkaStartException where another broker has the directory, or it can't be written
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
