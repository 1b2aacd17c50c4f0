package io.penstock.senders.secret;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The secrets of a directory, one a file, each read once however many connections share it.
///
/// A file holds the raw bytes of its secret; one line end after them, LF or CRLF, is left out,
/// because editors add it.
public final class SecretFiles {
  private final Path directory;
  private final Map<String, Content> contents = new HashMap<>();
  private final Map<Written, Content> decoded = new HashMap<>();

  private record Written(String name, SecretEncoding encoding) {}

  /// The secrets of that directory.
  public SecretFiles(Path directory) {
    this.directory = directory;
  }

  /// What a secret's file turned out to hold.
  public sealed interface Content {
    record Held(Secret secret) implements Content {}

    /// No secret.
    ///
    /// @param reason completes `the secret is ...`
    /// @param fault what that says of the secret; `null` if it says nothing, because reading failed
    record Unusable(String reason, @Nullable KeyFault fault) implements Content {
      private static Unusable of(String reason) {
        return new Unusable(reason, KeyFault.UNUSABLE);
      }
    }
  }

  /// Reads the file of that name.
  private Content read(String name) {
    return contents.computeIfAbsent(name, _ -> readOne(path(name)));
  }

  /// Reads the file of that name and decodes it.
  public Content read(String name, SecretEncoding encoding) {
    return decoded.computeIfAbsent(
        new Written(name, encoding),
        _ ->
            switch (read(name)) {
              case Content.Held(var written) -> decoded(written, encoding);
              case Content.Unusable unusable -> unusable;
            });
  }

  private static Content decoded(Secret written, SecretEncoding encoding) {
    var secret = encoding.decode(written);
    return secret == null
        ? Content.Unusable.of("not " + encoding.expected())
        : new Content.Held(secret);
  }

  public Path path(String name) {
    return directory.resolve(name);
  }

  /// Reads one file, wherever it is.
  public static Content readOne(Path file) {
    if (Files.isDirectory(file)) {
      return Content.Unusable.of("a directory");
    }
    try (var in = Files.newInputStream(file)) {
      // Two more for the line end, one more to see that the secret is too long.
      return content(in.readNBytes(Secret.BYTES_MAX + 3));
    } catch (NoSuchFileException _) {
      return new Content.Unusable("missing", KeyFault.MISSING);
    } catch (AccessDeniedException e) {
      return Content.Unusable.of(unreadable(e));
    } catch (IOException e) {
      return new Content.Unusable(unreadable(e), null);
    }
  }

  private static String unreadable(IOException e) {
    return "unreadable (" + e.getClass().getSimpleName() + ")";
  }

  private static Content content(byte[] file) {
    var bytes = Arrays.copyOf(file, lengthWithoutLineEnd(file));
    if (bytes.length > Secret.BYTES_MAX) {
      return Content.Unusable.of("longer than " + Secret.BYTES_MAX + " bytes");
    }
    return blank(bytes) ? Content.Unusable.of("empty") : new Content.Held(new Secret(bytes));
  }

  private static int lengthWithoutLineEnd(byte[] file) {
    int length = file.length;
    if (length > 0 && file[length - 1] == '\n') {
      length--;
      if (length > 0 && file[length - 1] == '\r') {
        length--;
      }
    }
    return length;
  }

  private static boolean blank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return true;
  }
}
