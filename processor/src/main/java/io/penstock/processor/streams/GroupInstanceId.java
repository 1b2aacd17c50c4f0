package io.penstock.processor.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;

/// The group instance id that a state directory stores. An instance that restarts with its
/// directory is the same member of its group; an instance with an empty directory is a new member.
public final class GroupInstanceId {
  private static final String FILE = "member";
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private GroupInstanceId() {}

  /// The directory's id, created if there is none.
  ///
  /// @throws UncheckedIOException if the directory can't be written or contains an invalid id
  public static String of(Path stateDir) {
    var file = stateDir.resolve(FILE);
    try {
      Files.createDirectories(stateDir);
      if (!Files.exists(file)) {
        write(file);
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep state in " + stateDir + ": " + e.getMessage(), e);
    }
  }

  /// Writes the file atomically, even if the process or the machine stops at any time.
  private static void write(Path file) throws IOException {
    var unfinished = file.resolveSibling(FILE + ".new");
    Files.writeString(
        unfinished, UUID.randomUUID().toString(), CREATE, TRUNCATE_EXISTING, WRITE, SYNC);
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String read(Path file) throws IOException {
    var id = new String(Files.readAllBytes(file), UTF_8).strip();
    if (!ID.matcher(id).matches()) {
      throw new IOException(
          file + " holds no id: delete it, and this instance is a new member of its group");
    }
    return id;
  }
}
