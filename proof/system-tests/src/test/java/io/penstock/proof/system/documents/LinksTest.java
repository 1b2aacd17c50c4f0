package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Links between the files of this repository lead somewhere, headings included.
class LinksTest {

  @Test
  void eachLinkLeadsToAFileAndItsHeading() {
    var documents = SourceTree.files(file -> file.toString().endsWith(".md"));

    var broken = documents.stream().flatMap(LinksTest::broken).toList();

    assertThat(documents).contains(Path.of("README.md"), Path.of("ingress/README.md"));
    assertThat(broken).isEmpty();
  }

  private static Stream<String> broken(Path file) {
    return SourceTree.document(file.toString()).links().stream()
        .filter(link -> !link.matches("[a-z]+:.*"))
        .map(link -> fault(file, link))
        .filter(Objects::nonNull);
  }

  private static @Nullable String fault(Path file, String link) {
    var parts = List.of(link.split("#", 2));
    var path = parts.getFirst();
    var target = path.isEmpty() ? file : file.resolveSibling(path).normalize();
    if (!SourceTree.exists(target)) {
      return file + " links to " + link + ", and there is no such file";
    }
    var anchor = parts.size() == 1 ? null : parts.getLast();
    return anchor == null || SourceTree.document(target.toString()).anchors().contains(anchor)
        ? null
        : file + " links to " + link + ", and there is no such heading";
  }
}
