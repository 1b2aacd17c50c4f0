package io.penstock.proof.system.documents;

import io.penstock.settings.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The members that are asked for in a section of YAML. Learned as an operator would: from what is
/// said of a member like none, of one that is missing, and of values that can't be right.
///
/// @param reader what is wrong with a section, such as `{grace: "?"}`
/// @param defaults by member; empty where that is nothing
record AskedMembers(Function<String, List<Problem>> reader, Map<String, String> defaults) {
  private static final String LIKE_NONE = "quota";

  /// One member.
  record Member(String otherwise, String range) {}

  /// All of them. What a section such as `order` has below itself is only found where it is looked
  /// for.
  ///
  /// @param candidates names that may be members
  Map<String, Member> all(Set<String> candidates) {
    var members = new TreeMap<String, Member>();
    for (var section : sections()) {
      var found = new TreeSet<>(candidates);
      found.removeIf(name -> !name.split("\\.", 2)[0].equals(section) || unknown(name));
      if (found.isEmpty()) {
        found.add(section);
      }
      found.forEach(name -> members.put(name, member(name)));
    }
    return members;
  }

  private List<String> sections() {
    var told = problem("{" + LIKE_NONE + ": 1}", LIKE_NONE);
    return List.of(told.replace("expected one of ", "").split(", ", -1));
  }

  private boolean unknown(String name) {
    return given(wrong(name), name).equals("unknown");
  }

  private Member member(String name) {
    var otherwise =
        given("{}", name).equals("missing")
            ? AskedSettings.REQUIRED
            : defaults.getOrDefault(name, "");
    return new Member(otherwise, Range.expected(problem(wrong(name), name)));
  }

  private static String wrong(String name) {
    return "{\"" + real(name) + "\": \"?\"}";
  }

  /// Any entity type will do.
  private static String real(String name) {
    return name.replace("<type>", "asset");
  }

  private String given(String section, String name) {
    return about(section, name, Problem::given);
  }

  private String problem(String section, String name) {
    return about(section, name, problem -> String.valueOf(problem.expected()));
  }

  private String about(String section, String name, Function<Problem, String> what) {
    return reader.apply(section).stream()
        .filter(problem -> problem.key().endsWith(": " + real(name)))
        .map(what)
        .findFirst()
        .orElse("");
  }
}
