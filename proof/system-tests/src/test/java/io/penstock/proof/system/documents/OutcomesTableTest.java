package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.fold.ItemOutcome;
import io.penstock.processor.guard.ConsistencyBreach;
import io.penstock.schemas.DeadReason;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the READMEs say can become of an item, of a letter and of the processor, against the code.
class OutcomesTableTest {

  @Test
  void itemsHaveTheOutcomesOfTheirTable() {
    var table =
        SourceTree.document("processor/README.md").section("What becomes of an item").table();

    var said = table.by("outcome", Row::place).keySet();

    var so =
        Arrays.stream(ItemOutcome.values()).map(ItemOutcome::label).collect(Collectors.toSet());
    assertThat(Differences.between(table.place(), said, so)).isEmpty();
  }

  @Test
  void deadLettersHaveTheReasonsOfTheirTable() {
    var table = SourceTree.document("README.md").section("Why a letter is dead").table();

    var said = table.by("reason", Row::place).keySet();

    var so = Arrays.stream(DeadReason.values()).map(DeadReason::label).collect(Collectors.toSet());
    assertThat(Differences.between(table.place(), said, so)).isEmpty();
  }

  @Test
  void breachesHaveTheLabelsOfTheirTable() {
    var table = SourceTree.document("processor/README.md").section("Guards").table();

    var said = table.by("label", Row::place).keySet();

    assertThat(Differences.between(table.place(), said, breaches())).isEmpty();
  }

  /// By reflection, so that a breach that is new is not left out. Where the label depends on which
  /// of two offsets is greater, each is once.
  private static Set<String> breaches() {
    var labels = new TreeSet<String>();
    for (var type : ConsistencyBreach.class.getPermittedSubclasses()) {
      var constructor = type.getDeclaredConstructors()[0];
      labels.add(label(constructor, 1, 2));
      labels.add(label(constructor, 2, 1));
    }
    return labels;
  }

  private static String label(Constructor<?> breach, long first, long second) {
    var offsets = Stream.of(first, second).iterator();
    var arguments =
        Arrays.stream(breach.getParameterTypes())
            .map(
                type -> type == long.class ? (Object) offsets.next() : type == int.class ? 0 : null)
            .toArray();
    try {
      return ((ConsistencyBreach) breach.newInstance(arguments)).label();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
