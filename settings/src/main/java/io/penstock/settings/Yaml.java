package io.penstock.settings;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A piece of a YAML document, each with where it stands.
///
/// Scalars stay the text they were written as: which form it must have is known only to who reads
/// the setting.
public sealed interface Yaml {

  SourceLocation place();

  /// Members in the order of the file, each name once.
  ///
  /// @param repeated values of names that stand there before; that they do is a problem already
  public record Mapping(
      SourceLocation place, SequencedMap<String, Member> members, Map<String, List<Yaml>> repeated)
      implements Yaml {
    public Mapping {
      members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
      repeated = Map.copyOf(repeated);
    }

    /// Every value of that name.
    public List<Yaml> all(String name) {
      var all = new ArrayList<Yaml>(1);
      var first = members.get(name);
      if (first != null) {
        all.add(first.value());
      }
      all.addAll(repeated.getOrDefault(name, List.of()));
      return all;
    }

    /// Whether a name stands twice in it, or in what it holds.
    public boolean repeats() {
      return !repeated.isEmpty()
          || members.values().stream()
              .anyMatch(member -> member.value() instanceof Mapping inner && inner.repeats());
    }
  }

  public record Sequence(SourceLocation place, List<Yaml> items) implements Yaml {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  public record Scalar(SourceLocation place, String text) implements Yaml {}

  /// A name with no value after it, or a document with nothing in it.
  public record Nothing(SourceLocation place) implements Yaml {}

  /// A value of a mapping and where its name stands.
  public record Member(SourceLocation named, Yaml value) {}

  /// The value in the form it must have; `null` where it does not, which then is a problem.
  ///
  /// @param key what the value is called in a problem
  default <T> @Nullable T read(String key, ValueFormat<T> form, Problems problems) {
    var text = this instanceof Scalar scalar ? scalar.text : null;
    var value = text == null ? null : form.read(text);
    if (value == null) {
      var given = text == null ? shape() : Redaction.quoted(key, text);
      problems.add(Problem.misshapen(place(), key, given, form));
    }
    return value;
  }

  /// What it is, for a person who expected something else; a scalar's text is not shown.
  default String shape() {
    return switch (this) {
      case Mapping _ -> "a section";
      case Sequence _ -> "a list";
      case Scalar _ -> "a single value";
      case Nothing _ -> "without a value";
    };
  }
}
