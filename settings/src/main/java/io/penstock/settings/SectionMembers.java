package io.penstock.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the members of one section by name. Members that were not requested are problems.
///
/// A wrong value is a problem and counts as absent.
public final class SectionMembers {
  private final String subject;
  private final SourceLocation place;
  private final Map<String, Yaml.Member> members;
  private final Problems problems;
  private final Set<String> asked = new HashSet<>();

  /// A section with the name `subject` in problems.
  public SectionMembers(
      String subject, SourceLocation place, Map<String, Yaml.Member> members, Problems problems) {
    this.subject = subject;
    this.place = place;
    this.members = members;
    this.problems = problems;
  }

  /// The value of an optional member; null if it is absent.
  public <T> @Nullable T optional(String name, ValueFormat<T> form) {
    var value = member(name);
    return value == null ? null : value.read(key(name), form, problems);
  }

  /// The value of an optional member; the fallback if it is absent.
  public <T> T optional(String name, ValueFormat<T> form, T fallback) {
    var value = optional(name, form);
    return value == null ? fallback : value;
  }

  /// The value of a required member. Its absence is a problem.
  public <T> @Nullable T required(String name, ValueFormat<T> form) {
    if (!has(name)) {
      refuse(place, name, "missing", form.expected());
    }
    return optional(name, form);
  }

  /// The value of a required member. The problem of a wrong value suggests the nearest of these
  /// names.
  public <T> @Nullable T required(String name, ValueFormat<T> form, Set<String> names) {
    if (member(name) instanceof Yaml.Scalar(var at, var text) && form.read(text) == null) {
      var given = Redaction.quoted(key(name), text);
      var expected = "expected " + form.expected();
      var suggestion = Suggestion.nearest(text, names);
      problems.add(new Problem(at.toString(), key(name), given, expected, suggestion));
      return null;
    }
    return required(name, form);
  }

  /// The values of all members below the name, in their order, by the rest of their names: for
  /// `list` and `list.a.b` that is `a.b`.
  ///
  /// @param max the maximum number of them; more are a problem, and none is returned
  public <T> SequencedMap<String, T> below(String name, int max, ValueFormat<T> form) {
    var own = member(name);
    if (own != null && !(own instanceof Yaml.Mapping)) {
      refuse(own.place(), name, own.shape(), "a section of at most " + max + " members");
    }
    var names = members.keySet().stream().filter(each -> within(each, name)).toList();
    asked.addAll(names);
    var values = new LinkedHashMap<String, T>();
    if (names.size() > max) {
      wrong(name, names.size() + " long", "expected at most " + max);
      return values;
    }
    for (var each : names) {
      var value = optional(each, form);
      if (value != null) {
        values.put(each.substring(name.length() + 1), value);
      }
    }
    return values;
  }

  /// Whether the member is given, in any form.
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /// Whether the name itself or a name below it is given.
  public boolean hasSection(String name) {
    return members.keySet().stream().anyMatch(each -> each.equals(name) || within(each, name));
  }

  private static boolean within(String name, String section) {
    return name.startsWith(section + ".");
  }

  /// Adds a problem if the member is given, because other members exclude it.
  ///
  /// @param given completes `<name> is ...`
  public void refuse(String name, String given, String todo) {
    var member = member(name);
    if (member != null) {
      problems.add(new Problem(member.place().toString(), key(name), given, todo, null));
    }
  }

  /// Adds a problem for each member given below the name.
  public void refuseSection(String name, String given, String todo) {
    members.keySet().stream()
        .filter(each -> within(each, name))
        .forEach(each -> refuse(each, given, todo));
  }

  /// Adds a problem for a member that does not fit other members, whether it is given or not.
  public void wrong(String name, String given, String todo) {
    var member = members.get(name);
    var at = member == null ? place : member.value().place();
    problems.add(new Problem(at.toString(), key(name), given, todo, null));
  }

  /// The items of a list; empty if the list is absent or wrong. A wrong list is a problem, and so
  /// is an absent list unless `min` is 0.
  public List<Yaml> items(String name, int min, int max) {
    var expected = "a list of " + (min == 0 ? "at most " : min + " to ") + max;
    var value = member(name);
    if (value instanceof Yaml.Sequence(var at, var items)) {
      if (items.size() >= min && items.size() <= max) {
        return items;
      }
      refuse(at, name, items.size() + " long", expected);
    } else if (value != null) {
      refuse(value.place(), name, value.shape(), expected);
    } else if (min > 0) {
      refuse(place, name, "missing", expected);
    }
    return List.of();
  }

  /// The values of a list's items. An item without the required form and a repeated item are
  /// problems.
  public <T> List<T> read(String name, List<Yaml> items, ValueFormat<T> form) {
    var values = new ArrayList<T>();
    var first = new HashMap<T, SourceLocation>();
    for (var item : items) {
      var value = item.read(key(name), form, problems);
      if (value == null) {
        continue;
      }
      var before = first.putIfAbsent(value, item.place());
      if (before == null) {
        values.add(value);
      } else {
        problems.add(Problem.twice(item.place(), key(name) + " " + form.show(value), before));
      }
    }
    return values;
  }

  /// Ends the reading: adds a problem for each member that was not requested. The problem suggests
  /// the nearest requested name, or else lists the top-level names.
  public void refuseUnknown() {
    members.forEach(
        (name, member) -> {
          if (!asked.contains(name)) {
            problems.add(unknown(member.named(), name));
          }
        });
  }

  private Problem unknown(SourceLocation named, String name) {
    var suggestion = Suggestion.nearest(name, asked);
    return suggestion == null
        ? Problem.unknown(named, key(name), sections())
        : Problem.unknown(named, key(name), suggestion);
  }

  /// The top-level names of the requested members: `order` for `order.asset`.
  private SortedSet<String> sections() {
    return asked.stream()
        .map(name -> name.split("\\.", 2)[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private @Nullable Yaml member(String name) {
    asked.add(name);
    var member = members.get(name);
    return member == null ? null : member.value();
  }

  private String key(String name) {
    return subject + ": " + name;
  }

  private void refuse(SourceLocation at, String name, String given, String expected) {
    problems.add(new Problem(at.toString(), key(name), given, "expected " + expected, null));
  }
}
