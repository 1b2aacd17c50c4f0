package io.penstock.proof.system.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a table says against what the code says: a sentence for each name that only one of them
/// has, or of which they say different things.
final class Differences {
  private Differences() {}

  /// The sentences.
  ///
  /// @param table as failures call it
  /// @param said by the table, by name
  /// @param so in the code, by name
  static <V> List<String> between(String table, Map<String, V> said, Map<String, V> so) {
    var names = new TreeSet<>(said.keySet());
    names.addAll(so.keySet());
    var sentences = new ArrayList<String>();
    for (var name : names) {
      var says = said.get(name);
      var is = so.get(name);
      if (says == null) {
        sentences.add(table + " has no row for " + name + ", which the code has: " + is);
      } else if (is == null) {
        sentences.add(table + " has a row for " + name + ", which the code has not");
      } else if (!says.equals(is)) {
        sentences.add(table + " says of " + name + ": " + says + "; the code says: " + is);
      }
    }
    return sentences;
  }

  /// The sentences about names alone.
  static List<String> between(String table, Set<String> said, Set<String> so) {
    var missing = new TreeSet<>(so);
    missing.removeAll(said);
    var tooMany = new TreeSet<>(said);
    tooMany.removeAll(so);
    var sentences = new ArrayList<String>();
    missing.forEach(name -> sentences.add(table + " lacks " + name + ", which the code has"));
    tooMany.forEach(name -> sentences.add(table + " has " + name + ", which the code has not"));
    return sentences;
  }
}
