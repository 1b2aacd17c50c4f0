package io.penstock.senders.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Writes secrets to files that only their owner may read and write.
public final class SecretFileWriter {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private SecretFileWriter() {}

  /// Writes the secret's file and replaces an existing one.
  public static void write(Path file, byte[] secret) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file, OWNER_ONLY);
    Files.write(file, secret);
  }

  /// Replaces the secret's file atomically: a reader finds the old secret or the new one, also
  /// after a crash. The directory must be writable.
  public static void replace(Path file, byte[] secret) throws IOException {
    var written = Files.createTempFile(file.toAbsolutePath().getParent(), ".new-", "", OWNER_ONLY);
    try {
      try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
        var bytes = ByteBuffer.wrap(secret);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
