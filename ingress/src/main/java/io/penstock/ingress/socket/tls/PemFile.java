package io.penstock.ingress.socket.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A PEM file (RFC 7468): blocks of base64, each between two lines that contain its label.
final class PemFile {

  /// Maximum size of a file, in bytes. A certificate chain takes a few KiB.
  static final int BYTES_MAX = 1 << 20;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s([^-]*)-----END \\1-----");

  private PemFile() {}

  /// A block of a PEM file.
  ///
  /// @param label the kind of content, such as `CERTIFICATE`
  /// @param base64 the content, encoded
  record Block(String label, String base64) {

    /// The decoded content.
    ///
    /// @throws IllegalArgumentException if the content is not base64
    byte[] bytes() {
      return Base64.getMimeDecoder().decode(base64);
    }

    /// Only the label, because the content may be a private key.
    @Override
    public String toString() {
      return label;
    }
  }

  /// Reads the file's blocks.
  ///
  /// @param key what the file is, such as `the key (tls.key.file)`
  /// @return `null` if the file can't be read; a problem is then added
  static @Nullable List<Block> read(Path file, String key, Problems problems) {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(BYTES_MAX + 1);
      if (bytes.length <= BYTES_MAX) {
        return BLOCK
            .matcher(new String(bytes, ISO_8859_1))
            .results()
            .map(found -> new Block(found.group(1), found.group(2)))
            .toList();
      }
      refuse(file, key, "longer than " + BYTES_MAX + " bytes", "a file in PEM", problems);
    } catch (NoSuchFileException _) {
      refuse(file, key, "missing", "a file in PEM", problems);
    } catch (IOException e) {
      var given = "unreadable (" + e.getClass().getSimpleName() + ")";
      refuse(file, key, given, "a file in PEM that this process may read", problems);
    }
    return null;
  }

  /// Adds a problem with a file.
  static void refuse(Path file, String key, String given, String expected, Problems problems) {
    problems.add(new Problem(file.toString(), key, given, "expected " + expected, null));
  }
}
