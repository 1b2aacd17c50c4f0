package io.penstock.senders.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A secret's file, which only its owner may read.
public final class SecretFileWriter {
  private SecretFileWriter() {}

  /// Writes it, in the place of one that is there.
  public static void write(Path file, byte[] secret) throws IOException {
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    Files.deleteIfExists(file);
    Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
    Files.write(file, secret);
  }
}
