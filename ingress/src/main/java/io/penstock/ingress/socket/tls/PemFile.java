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

/// A file in PEM (RFC 7468): blocks of base64 between two lines that say what they are.
final class PemFile {

  /// The longest file that is read; a chain of certificates takes a few KiB.
  static final int BYTES_MAX = 1 << 20;

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s([^-]*)-----END \\1-----");

  private PemFile() {}

  /// One block.
  ///
  /// @param label what it is, such as `CERTIFICATE`
  /// @param base64 its bytes, encoded
  record Block(String label, String base64) {

    /// Its bytes.
    ///
    /// @throws IllegalArgumentException where they are no base64
    byte[] bytes() {
      return Base64.getMimeDecoder().decode(base64);
    }

    /// Only what it is: it may be a private key.
    @Override
    public String toString() {
      return label;
    }
  }

  /// The file's blocks.
  ///
  /// @param key what the file is, such as `the key (tls.key.file)`
  /// @return `null` where it can't be read, which then is a problem
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

  /// Says what is wrong with one.
  static void refuse(Path file, String key, String given, String expected, Problems problems) {
    problems.add(new Problem(file.toString(), key, given, "expected " + expected, null));
  }
}
