package io.penstock.proof.reference.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file of frozen text among the sources of a module's tests, which is where it is compared and
/// written anew.
///
/// @param path of the file; it need not exist yet
/// @param command what writes it anew, for a person
public record GoldenFile(Path path, String command) {

  /// The folder `src/test/resources/golden` of the module that a test class belongs to.
  public static Path folder(Class<?> test) {
    try {
      var classes = Path.of(test.getProtectionDomain().getCodeSource().getLocation().toURI());
      return classes.resolve("../../src/test/resources/golden").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The files of a folder with this ending, by name.
  public static List<Path> all(Path folder, String ending) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Its name without the folder.
  public String name() {
    return String.valueOf(path.getFileName());
  }

  /// Its lines; none if it does not exist.
  public List<String> lines() {
    try {
      return Files.exists(path) ? Files.readString(path).lines().toList() : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes it anew; it stays untouched if it says that already.
  public void write(List<String> lines) {
    if (lines.equals(lines())) {
      return;
    }
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Compares it with what its text should be now.
  ///
  /// @throws AssertionError if they differ, with the first difference
  public void check(List<String> now) {
    var frozen = lines();
    if (!frozen.equals(now)) {
      throw new AssertionError(FirstDifference.between(frozen, now).told(this));
    }
  }
}
