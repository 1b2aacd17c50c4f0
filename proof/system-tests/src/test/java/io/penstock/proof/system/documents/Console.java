package io.penstock.proof.system.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A command in a README, after `$ ` in a block fenced as `console`, and what it says is printed.
///
/// In what is printed, a line `...` stands for any lines, and `...` in a line for anything.
record Console(String command, List<String> printed) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\\n(.*?)^```$");
  private static final String PROMPT = "$ ";
  private static final String ANYTHING = "...";
  private static final String NUMBER = "\\d+(?:[,.:]\\d+)*";

  /// What differs from run to run: whatever is left out, and numbers, but for statuses.
  private static final Pattern LOOSE =
      Pattern.compile("\\.\\.\\.|(?<!\\d)(?!(?:200|401|410|413)(?![\\d,]))" + NUMBER);

  Console {
    printed = List.copyOf(printed);
  }

  /// The commands of a document, in its order.
  static List<Console> in(String markdown) {
    var found = new ArrayList<Console>();
    BLOCK.matcher(markdown).results().forEach(block -> read(block.group(1), found));
    return found;
  }

  private static void read(String block, List<Console> found) {
    for (var part : block.split("(?m)^(?=\\$ )", -1)) {
      if (!part.isEmpty()) {
        var lines = part.lines().toList();
        found.add(
            new Console(
                lines.getFirst().substring(PROMPT.length()), lines.subList(1, lines.size())));
      }
    }
  }

  /// Where what was really printed parts from what is said; empty where nowhere. Numbers, ids and
  /// the width of blanks may be others.
  String difference(String really) {
    var actual = really.lines().toList();
    int at = 0;
    var skipping = false;
    for (var line : printed) {
      if (line.strip().equals(ANYTHING)) {
        skipping = true;
        continue;
      }
      var wanted = pattern(line);
      while (skipping && at < actual.size() && !matches(wanted, actual.get(at))) {
        at++;
      }
      if (at == actual.size() || !matches(wanted, actual.get(at))) {
        return "`%s` does not print, after %d lines:%n  %s%nbut:%n%s"
            .formatted(command, at, line, really);
      }
      skipping = false;
      at++;
    }
    return at == actual.size() || skipping
        ? ""
        : "`%s` prints more than is said:%n%s".formatted(command, really);
  }

  private static boolean matches(Pattern wanted, String line) {
    return wanted.matcher(plain(line)).matches();
  }

  /// A status stands for itself, if the document has it; the run may count as many of anything.
  private static Pattern pattern(String line) {
    var wanted = new StringBuilder();
    var text = plain(line);
    var loose = LOOSE.matcher(text);
    int at = 0;
    while (loose.find()) {
      wanted.append(Pattern.quote(text.substring(at, loose.start())));
      wanted.append(loose.group().equals(ANYTHING) ? ".*" : NUMBER);
      at = loose.end();
    }
    return Pattern.compile(wanted.append(Pattern.quote(text.substring(at))).toString());
  }

  private static String plain(String line) {
    return line.replaceAll("\\s+", " ").stripTrailing();
  }
}
