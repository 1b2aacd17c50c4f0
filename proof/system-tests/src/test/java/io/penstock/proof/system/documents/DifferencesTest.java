package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferencesTest {

  @Test
  void eachDifferenceIsOneSentence() {
    var said = Map.of("a", 1, "b", 2, "d", 4);
    var so = Map.of("a", 1, "b", 3, "c", 5);

    var differences = Differences.between("x.md", said, so);

    assertThat(differences)
        .containsExactly(
            "x.md says of b: 2; the code says: 3",
            "x.md has no row for c, which the code has: 5",
            "x.md has a row for d, which the code has not");
  }

  @Test
  void namesAloneAreToldInBothDirections() {
    var differences = Differences.between("x.md", Set.of("a", "b"), Set.of("b", "c"));

    assertThat(differences)
        .containsExactly("x.md lacks c, which the code has", "x.md has a, which the code has not");
  }

  @Test
  void sameIsNoDifference() {
    var same = Map.of("a", "x");

    assertThat(Differences.between("x.md", same, same)).isEmpty();
  }
}
