package io.penstock.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads a file an operator wrote as one YAML document in UTF-8.
final class YamlFile {

  /// How large such a file may be: 10,000 connections of 800 bytes each.
  static final int BYTES_MAX = 8 << 20;

  private YamlFile() {}

  /// The document; `null` where there is none to be had, which then is a problem.
  ///
  /// @param whenMissing what to do where the file does not exist
  static @Nullable Yaml read(Path file, String whenMissing, Problems problems) {
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) {
        refuse(file, "too large", "expected at most " + BYTES_MAX + " bytes", problems);
        return null;
      }
      return YamlReader.read(file.toString(), utf8(bytes), problems);
    } catch (NoSuchFileException _) {
      refuse(file, "missing", whenMissing, problems);
    } catch (CharacterCodingException _) {
      refuse(file, "not readable as text", "expected UTF-8", problems);
    } catch (IOException e) {
      var reason = e.getClass().getSimpleName();
      refuse(file, "unreadable (" + reason + ")", "expected a file that may be read", problems);
    }
    return null;
  }

  private static String utf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static void refuse(Path file, String given, String expected, Problems problems) {
    problems.add(new Problem(file.toString(), "the file", given, expected, null));
  }
}
