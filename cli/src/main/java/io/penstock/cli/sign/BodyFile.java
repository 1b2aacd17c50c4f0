package io.penstock.cli.sign;

import io.penstock.cli.output.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A body that the user brings: a file, or what comes in through a pipe.
///
/// @param name the file's path, or `-` for stdin
public record BodyFile(String name) {
  private static final String STDIN = "-";

  /// The bytes as they are.
  public byte[] read(InputStream stdin) {
    try {
      return name.equals(STDIN) ? stdin.readAllBytes() : Files.readAllBytes(Path.of(name));
    } catch (NoSuchFileException e) {
      throw new CommandFailure("there is no file " + name, e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + name + ": " + e.getMessage(), e);
    }
  }
}
