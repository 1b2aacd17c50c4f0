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

/// What was given for each key, the environment before the file, and which keys were asked for.
final class GivenSettings {
  private final Map<String, Yaml.Member> file;
  private final Map<String, Yaml.Member> variables;
  private final Set<String> asked = new HashSet<>();
  private final Set<String> known = new HashSet<>();

  GivenSettings(Map<String, Yaml.Member> file, Map<String, Yaml.Member> variables) {
    this.file = file;
    this.variables = variables;
  }

  /// The value given for the key; `null` where there is none.
  @Nullable Yaml value(String key) {
    var member = variables.containsKey(key) ? variables.get(key) : file.get(key);
    return member == null ? null : member.value();
  }

  /// Where the value of a key comes from that has one.
  Source source(String key) {
    return variables.containsKey(key) ? Source.ENVIRONMENT : Source.FILE;
  }

  /// From now on the key is somebody's.
  void ask(String key) {
    asked.add(key);
  }

  /// From now on the names may be suggested.
  void know(String section, Collection<String> names) {
    names.forEach(name -> known.add(section + name));
  }

  /// The keys that start so, were given, and that nobody asked for yet.
  SortedSet<String> unasked(String section) {
    var keys = new TreeSet<String>(file.keySet());
    keys.addAll(variables.keySet());
    keys.removeIf(key -> !key.startsWith(section) || asked.contains(key));
    return keys;
  }

  /// Refuses the key wherever it was given, because it is ours to set.
  void refuseOwned(String key, Problems problems) {
    for (var given : List.of(file, variables)) {
      var member = given.get(key);
      if (member != null) {
        problems.add(Problem.owned(member.named(), key));
      }
    }
  }

  /// Refuses the key wherever it was given, because nobody knows it, and says which was probably
  /// meant.
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

  /// A section all of whose lines are commented out is no mistake, where keys below it are known.
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
