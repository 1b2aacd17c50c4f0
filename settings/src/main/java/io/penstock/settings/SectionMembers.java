package io.penstock.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The members of one section, asked for by name; what nobody asks for is a problem in the end.
///
/// A wrong value is a problem and counts as absent.
public final class SectionMembers {
  private final String subject;
  private final SourceLocation place;
  private final Map<String, Yaml.Member> members;
  private final Problems problems;
  private final Set<String> asked = new HashSet<>();

  /// A section that is called `subject` in problems.
  public SectionMembers(
      String subject, SourceLocation place, Map<String, Yaml.Member> members, Problems problems) {
    this.subject = subject;
    this.place = place;
    this.members = members;
    this.problems = problems;
  }

  /// The value of a member that may be left out.
  public <T> @Nullable T optional(String name, ValueFormat<T> form) {
    var value = member(name);
    return value == null ? null : value.read(key(name), form, problems);
  }

  /// The value of a member that may be left out and then is the fallback.
  public <T> T optional(String name, ValueFormat<T> form, T fallback) {
    var value = optional(name, form);
    return value == null ? fallback : value;
  }

  /// The value of a member that must be there.
  public <T> @Nullable T required(String name, ValueFormat<T> form) {
    if (!has(name)) {
      refuse(place, name, "missing", form.expected());
    }
    return optional(name, form);
  }

  /// The value of a member that must be there and be one of these names; a problem says which was
  /// probably meant.
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

  /// Whether the member is given, in whatever form.
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /// Whether anything is given below that name, or the name itself.
  public boolean hasSection(String name) {
    return members.keySet().stream().anyMatch(each -> each.equals(name) || within(each, name));
  }

  private static boolean within(String name, String section) {
    return name.startsWith(section + ".");
  }

  /// Refuses a member that may not be given beside others.
  ///
  /// @param given completes `<name> is ...`
  public void refuse(String name, String given, String todo) {
    var member = member(name);
    if (member != null) {
      problems.add(new Problem(member.place().toString(), key(name), given, todo, null));
    }
  }

  /// Refuses all that is given below a name.
  public void refuseSection(String name, String given, String todo) {
    members.keySet().stream()
        .filter(each -> within(each, name))
        .forEach(each -> refuse(each, given, todo));
  }

  /// Notes what is wrong with a member beside others, whether given or not.
  public void wrong(String name, String given, String todo) {
    var member = members.get(name);
    var at = member == null ? place : member.value().place();
    problems.add(new Problem(at.toString(), key(name), given, todo, null));
  }

  /// The items of a list; none where it is left out, which is a problem if `min` is not 0.
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

  /// The items of a list in the form they must have; those that don't are problems. An item that
  /// stands there before is one too.
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

  /// Ends the reading: a member nobody asked for is a problem, which says which was probably meant
  /// or else which there are.
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

  /// What may stand at the top: of `order.asset`, that is `order`.
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
