package io.penstock.processor.normalize;

import io.penstock.processor.normalize.CanonicalObject.Member;
import io.penstock.processor.values.ValueReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What must hold between the members of one canonical object.
final class MappingRules {
  private MappingRules() {}

  /// Checks one object's members.
  ///
  /// @throws IllegalStateException where a canonical name or a source member stands twice, or money
  ///   before its currency, or a quantity before its unit
  static void check(String at, List<Member> members) {
    unique(at, names(members));
    unique(at, sources(members));
    inOrder(at, members, ValueReader.CURRENCY, ValueReader.MONEY);
    inOrder(at, members, ValueReader.CURRENCY_REFERENCE, ValueReader.MONEY);
    inOrder(at, members, ValueReader.UNIT, ValueReader.QUANTITY);
  }

  /// The canonical names that the members may write, in their order.
  static List<String> names(List<Member> members) {
    var names = new ArrayList<String>();
    for (var member : members) {
      names.add(member.name());
      if (member instanceof Member.Code code) {
        names.add(code.rawName());
      }
    }
    return names;
  }

  private static List<String> sources(List<Member> members) {
    var sources = new ArrayList<String>();
    for (var member : members) {
      sources.addAll(
          switch (member) {
            case Member.Value value -> value.from();
            case Member.Code code -> code.from();
            case Member.Nested nested -> nested.from();
            case Member.Many many -> many.from();
            case Member.Group group -> sources(group.members());
          });
    }
    return sources;
  }

  private static void unique(String at, List<String> names) {
    var seen = new HashSet<String>();
    for (var name : names) {
      if (!seen.add(name)) {
        throw new IllegalStateException(at + ": " + name + " stands twice");
      }
    }
  }

  private static void inOrder(
      String at, List<Member> members, ValueReader measure, ValueReader measured) {
    var readers = readers(members);
    int first = readers.indexOf(measured);
    if (first >= 0 && first < readers.lastIndexOf(measure)) {
      throw new IllegalStateException(
          at + ": " + measure.label() + " must precede what it measures");
    }
  }

  private static List<ValueReader> readers(List<Member> members) {
    var readers = new ArrayList<ValueReader>();
    for (var member : members) {
      switch (member) {
        case Member.Value value -> readers.add(value.reader());
        case Member.Group group -> readers.addAll(readers(group.members()));
        case Member.Code _, Member.Nested _, Member.Many _ -> {}
      }
    }
    return readers;
  }
}
