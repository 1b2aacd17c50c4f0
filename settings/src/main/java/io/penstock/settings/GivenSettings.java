package io.penstock.settings;

import io.penstock.settings.EffectiveSetting.Source;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The values given for keys, and the keys requested so far. The environment overrides the file.
final class GivenSettings {
  private final Map<String, Yaml.Member> file;
  private final Map<String, Yaml.Member> variables;
  private final Set<String> asked = new HashSet<>();
  private final Set<String> known = new HashSet<>();

  GivenSettings(Map<String, Yaml.Member> file, Map<String, Yaml.Member> variables) {
    this.file = file;
    this.variables = variables;
  }

  /// The value given for the key; `null` if there is none.
  @Nullable Yaml value(String key) {
    var member = variables.containsKey(key) ? variables.get(key) : file.get(key);
    return member == null ? null : member.value();
  }

  /// The source of the key's value. The key must have a value.
  Source source(String key) {
    return variables.containsKey(key) ? Source.ENVIRONMENT : Source.FILE;
  }

  /// Marks the key as requested.
  void ask(String key) {
    asked.add(key);
  }

  /// Adds the names to those that problems may suggest.
  void know(String section, Collection<String> names) {
    names.forEach(name -> known.add(section + name));
  }

  /// The given keys that start with the section and were not requested yet.
  SortedSet<String> unasked(String section) {
    var keys = new TreeSet<String>(file.keySet());
    keys.addAll(variables.keySet());
    keys.removeIf(key -> !key.startsWith(section) || asked.contains(key));
    return keys;
  }

  /// Adds a problem for each place where the key was given, because Penstock itself sets it.
  void refuseOwned(String key, Problems problems) {
    for (var given : List.of(file, variables)) {
      var member = given.get(key);
      if (member != null) {
        problems.add(Problem.owned(member.named(), key));
      }
    }
  }

  /// Adds a problem for each place where the unknown key was given, with the nearest known key as a
  /// suggestion.
  void refuseUnknown(String key, Problems problems) {
    var member = file.get(key);
    if (member != null && !emptySection(key, member.value())) {
      var suggestion = Suggestion.nearest(key, known);
      problems.add(Problem.unknown(member.named(), key, suggestion));
    }
    var variable = variables.get(key);
    if (variable != null) {
      problems.add(EnvironmentVariables.unknown(variable, known));
    }
  }

  /// Whether the value is an empty section with known keys below it. That is valid, because all
  /// lines of the section may be commented out.
  private boolean emptySection(String key, Yaml value) {
    boolean empty =
        switch (value) {
          case Yaml.Nothing _ -> true;
          case Yaml.Mapping(_, var members, _) -> members.isEmpty();
          case Yaml.Sequence _, Yaml.Scalar _ -> false;
        };
    return empty && known.stream().anyMatch(name -> name.startsWith(key + "."));
  }
}
