package io.penstock.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A document as dotted keys: `http: {port: 1}` and `http.port: 1` are the same setting.
public final class FlatYaml {
  private final Map<String, Yaml.Member> leaves = new LinkedHashMap<>();
  private final Problems problems;

  private FlatYaml(Problems problems) {
    this.problems = problems;
  }

  /// Every member that is no section, by its dotted key; an empty section counts as one.
  ///
  /// @param document `null` where none could be read, which says nothing more
  public static Map<String, Yaml.Member> of(@Nullable Yaml document, Problems problems) {
    var flat = new FlatYaml(problems);
    switch (document) {
      case null -> {}
      case Yaml.Nothing _ -> {}
      case Yaml.Mapping mapping -> flat.addAll("", mapping);
      case Yaml.Sequence other -> flat.refuse(other);
      case Yaml.Scalar other -> flat.refuse(other);
    }
    return flat.leaves;
  }

  private void addAll(String prefix, Yaml.Mapping mapping) {
    mapping.members().forEach((name, member) -> add(prefix + name, member));
  }

  private void add(String key, Yaml.Member member) {
    if (member.value() instanceof Yaml.Mapping section && !section.members().isEmpty()) {
      addAll(key + ".", section);
      return;
    }
    var first = leaves.putIfAbsent(key, member);
    if (first != null) {
      problems.add(Problem.twice(member.named(), key, first.named()));
    }
  }

  private void refuse(Yaml document) {
    var where = document.place().toString();
    problems.add(
        new Problem(where, "the file", document.shape(), "expected lines of key: value", null));
  }
}
