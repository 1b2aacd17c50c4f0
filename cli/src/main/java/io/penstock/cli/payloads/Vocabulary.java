package io.penstock.cli.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words that contents are made of, in lists (`vocabulary.txt`).
final class Vocabulary {
  private static final Map<String, List<String>> LISTS = load();

  private Vocabulary() {}

  /// A code, and how some system spells it.
  record Code(String canonical, String spelled) {}

  /// A list by its name.
  static List<String> words(String list) {
    var words = LISTS.get(list);
    if (words == null) {
      throw new IllegalArgumentException("vocabulary.txt has no list " + list);
    }
    return words;
  }

  /// A list of codes by its name.
  static List<Code> codes(String list) {
    return words(list).stream().map(Vocabulary::code).toList();
  }

  private static Code code(String item) {
    int equals = item.indexOf('=');
    return new Code(item.substring(0, equals), item.substring(equals + 1));
  }

  private static Map<String, List<String>> load() {
    try (var file = Vocabulary.class.getResourceAsStream("vocabulary.txt")) {
      if (file == null) {
        throw new IllegalStateException("vocabulary.txt is missing");
      }
      var lists = new HashMap<String, List<String>>();
      new String(file.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> enter(lists, line));
      return Map.copyOf(lists);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void enter(Map<String, List<String>> lists, String line) {
    int colon = line.indexOf(": ");
    lists.put(line.substring(0, colon), List.of(line.substring(colon + 2).split(" \\| ", -1)));
  }
}
