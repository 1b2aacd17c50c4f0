package io.penstock.processor.golden;

import java.util.ArrayList;
import java.util.List;

/// The blocks of a golden file: a heading, and the indented lines below it.
final class Blocks {
  private Blocks() {}

  static List<List<String>> of(List<String> lines) {
    var blocks = new ArrayList<List<String>>();
    for (var line : lines) {
      if (line.startsWith(" ")) {
        blocks.getLast().add(line);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        blocks.add(new ArrayList<>(List.of(line)));
      }
    }
    return blocks;
  }
}
