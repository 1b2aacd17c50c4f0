package io.penstock.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class SectionMembersTest {
  private final Problems problems = new Problems();

  @Test
  void membersBelowANameKeepTheirOrderAndTheRestOfTheirNames() {
    var values = below("list: {z: 1, 'sort[a.b]': 2}\nlist.a.b: 3\n");

    assertThat(values)
        .containsExactly(Map.entry("z", 1), Map.entry("sort[a.b]", 2), Map.entry("a.b", 3));
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void sectionMayBeAbsentOrEmpty() {
    assertThat(below("other: 1\n")).isEmpty();
    assertThat(below("list: {}\n")).isEmpty();
    assertThat(problems.list()).extracting(Problem::key).containsExactly("it: other");
  }

  @Test
  void wrongValuesAndTooManyMembersAreProblems() {
    below("list: {a: x}\n");
    below("list: [a]\n");
    var tooMany = below("list: {a: 1, b: 2, c: 3, d: 4}\n");

    assertThat(tooMany).isEmpty();
    assertThat(problems.list())
        .extracting(Problem::line)
        .containsExactly(
            "f.yaml:1:11: it: list.a is \"x\"; expected a whole number from 0 to 9",
            "f.yaml:1:7: it: list is a list; expected a section of at most 3 members",
            "f.yaml:1:1: it: list is 4 long; expected at most 3");
  }

  private SequencedMap<String, Integer> below(String yaml) {
    var document = Objects.requireNonNull(YamlReader.read("f.yaml", yaml, problems));
    var members =
        new SectionMembers("it", document.place(), FlatYaml.of(document, problems), problems);
    var values = members.below("list", 3, ValueFormat.whole(0, 9));
    members.refuseUnknown();
    return values;
  }
}
