package io.penstock.senders.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Writes secrets to files that only their owner may read and write.
public final class SecretFileWriter {
  private SecretFileWriter() {}

  /// Writes the secret's file and replaces an existing one.
  public static void write(Path file, byte[] secret) throws IOException {
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    Files.deleteIfExists(file);
    Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
    Files.write(file, secret);
  }
}
