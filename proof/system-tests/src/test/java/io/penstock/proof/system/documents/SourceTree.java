package io.penstock.proof.system.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/// The files this was built from.
final class SourceTree {
  private static final Set<String> BUILT = Set.of("target", ".git");

  /// Tests run in their module's directory, and the launcher stands at the root.
  private static final Path ROOT = root(Path.of("").toAbsolutePath());

  private SourceTree() {}

  private static Path root(Path within) {
    return Files.isRegularFile(within.resolve("penstock"))
        ? within
        : root(Objects.requireNonNull(within.getParent(), "no launcher above this module"));
  }

  /// The Markdown file at a path such as `ingress/README.md`.
  static Document document(String path) {
    return Document.of(path, text(Path.of(path)));
  }

  static String text(Path path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path absolute(Path path) {
    return ROOT.resolve(path);
  }

  static boolean exists(Path path) {
    return Files.exists(ROOT.resolve(path));
  }

  /// Every file whose path from the root fits.
  static List<Path> files(Predicate<Path> fits) {
    try (var all = Files.walk(ROOT)) {
      return all.filter(Files::isRegularFile)
          .map(ROOT::relativize)
          .filter(SourceTree::written)
          .filter(fits)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean written(Path path) {
    for (var name : path) {
      if (BUILT.contains(name.toString())) {
        return false;
      }
    }
    return true;
  }
}
