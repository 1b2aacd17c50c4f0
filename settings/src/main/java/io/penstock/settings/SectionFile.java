package io.penstock.settings;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/// A YAML file that has one section and nothing beside it, such as `connections: {...}`.
///
/// @param section the name of the section
/// @param example what to write where it is not there, as a clause
public record SectionFile(String section, String example, Problems problems) {

  /// Reads the file and hands on what stands in the section; where nothing does, that is a problem.
  public void read(Path file, Consumer<Yaml.Mapping> named) {
    switch (YamlFile.read(file, example, problems)) {
      case null -> {}
      case Yaml.Mapping document -> read(document, named);
      case Yaml other -> refuse(other.place(), "the file", other.shape());
    }
  }

  private void read(Yaml.Mapping document, Consumer<Yaml.Mapping> named) {
    var member = document.members().get(section);
    if (member == null) {
      refuse(document.place(), section, "missing");
    } else if (document.repeated().containsKey(section)) {
      // A problem already; neither of the two is all.
    } else if (member.value() instanceof Yaml.Mapping members) {
      named.accept(members);
    } else {
      refuse(member.named(), section, member.value().shape());
    }
    document.members().forEach(this::refuseUnknown);
  }

  private void refuseUnknown(String name, Yaml.Member member) {
    if (!name.equals(section)) {
      var suggestion = Suggestion.nearest(name, Set.of(section));
      problems.add(Problem.unknown(member.named(), name, suggestion));
    }
  }

  /// Notes something that is not what the example shows.
  public void refuse(SourceLocation place, String key, String given) {
    problems.add(new Problem(place.toString(), key, given, example, null));
  }
}
