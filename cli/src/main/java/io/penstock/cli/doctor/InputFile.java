package io.penstock.cli.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A file that the user brings; `-` is stdin.
record InputFile(String name) {
  private static final String STDIN = "-";

  /// What the file turned out to hold.
  sealed interface Content {
    record Read(byte[] bytes) implements Content {}

    /// Nothing that can be read.
    ///
    /// @param complaint a clause of its own, such as `there is no file x`
    record Unreadable(String complaint) implements Content {}
  }

  boolean isStdin() {
    return name.equals(STDIN);
  }

  /// The bytes as they are.
  Content read(InputStream stdin, int bytesMax) {
    try (var in = isStdin() ? stdin : Files.newInputStream(Path.of(name))) {
      var bytes = in.readNBytes(bytesMax + 1);
      return bytes.length > bytesMax
          ? new Content.Unreadable(name + " is longer than " + bytesMax + " bytes")
          : new Content.Read(bytes);
    } catch (NoSuchFileException | InvalidPathException _) {
      return new Content.Unreadable("there is no file " + name);
    } catch (IOException e) {
      return new Content.Unreadable("cannot read " + name + ": " + e.getMessage());
    }
  }
}
