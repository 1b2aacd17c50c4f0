package io.penstock.proof.system.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A Markdown file by its headings. Fenced code is left out: a `#` in it is no heading, and a link
/// none.
///
/// @param name as failures call it, such as `ingress/README.md`
record Document(String name, List<Section> sections) {
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+)");
  private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");

  Document {
    sections = List.copyOf(sections);
  }

  /// Reads a file's text.
  static Document of(String name, String markdown) {
    var sections = new ArrayList<Section>();
    var heading = "";
    var lines = new ArrayList<String>();
    for (var line : withoutFences(markdown)) {
      var next = HEADING.matcher(line);
      if (next.matches()) {
        sections.add(new Section(name, heading, lines));
        heading = next.group(1).strip();
        lines = new ArrayList<>();
      } else {
        lines.add(line);
      }
    }
    sections.add(new Section(name, heading, lines));
    return new Document(name, sections);
  }

  private static List<String> withoutFences(String markdown) {
    var lines = new ArrayList<String>();
    var fenced = false;
    for (var line : markdown.lines().toList()) {
      if (line.strip().startsWith("```")) {
        fenced = !fenced;
      } else if (!fenced) {
        lines.add(line);
      }
    }
    return lines;
  }

  /// What stands under a heading, up to the next.
  Section section(String heading) {
    return sections.stream()
        .filter(section -> section.heading().equals(heading))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " has no heading \"" + heading + "\""));
  }

  /// Where its links lead, as they stand.
  List<String> links() {
    return sections.stream()
        .flatMap(section -> section.lines().stream())
        .flatMap(line -> LINK.matcher(line).results())
        .map(link -> link.group(1))
        .toList();
  }

  /// What a link may name behind its `#`: each heading as GitHub writes it.
  List<String> anchors() {
    return sections.stream().map(section -> anchor(section.heading())).toList();
  }

  private static String anchor(String heading) {
    var letters = heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "");
    return letters.replace(' ', '-');
  }

  /// What stands between single backticks, in its order.
  static Stream<String> codes(String text) {
    return Pattern.compile("`([^`]+)`").matcher(text).results().map(Document::inner);
  }

  private static String inner(MatchResult code) {
    return code.group(1);
  }
}
