package io.penstock.cli.doctor;

import io.penstock.senders.signature.Headers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The headers of the request in question.
record GivenHeaders(List<Field> fields) implements Headers {

  /// One header line.
  record Field(String name, String value) {
    String lowerCaseName() {
      return name.toLowerCase(Locale.ROOT);
    }
  }

  GivenHeaders {
    fields = List.copyOf(fields);
  }

  @Override
  public List<String> values(String name) {
    return fields.stream()
        .filter(field -> field.lowerCaseName().equals(name))
        .map(Field::value)
        .toList();
  }

  /// All names, in lower case, in the order of their first occurrence.
  Set<String> names() {
    var names = new LinkedHashSet<String>();
    fields.forEach(field -> names.add(field.lowerCaseName()));
    return names;
  }

  /// The same headers, with this value as the only one of that name.
  GivenHeaders withOnly(String name, String value) {
    var kept = new ArrayList<Field>();
    for (var field : fields) {
      if (!field.lowerCaseName().equals(name)) {
        kept.add(field);
      }
    }
    kept.add(new Field(name, value));
    return new GivenHeaders(kept);
  }
}
