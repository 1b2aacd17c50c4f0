package io.penstock.proof.benchmarks.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageGateTest {
  private final PageGate gate = new PageGate();
  private final List<String> answered = new ArrayList<>();

  @Test
  void openGatePassesRequestsOn() {
    take("a", false);

    assertThat(answered).containsExactly("a");
  }

  @Test
  void shutGateHoldsRequestsUntilItIsOpened() {
    gate.shut();
    take("a", false);
    take("b", false);
    assertThat(answered).isEmpty();

    gate.open();

    assertThat(answered).containsExactly("a", "b");
  }

  @Test
  void requestThatEndedIsNotAnswered() {
    gate.shut();
    take("a", false).end();

    gate.open();

    assertThat(answered).isEmpty();
  }

  @Test
  void requestsOfOneConnectionAtTheSameTimeAreCounted() {
    gate.shut();
    take("a", false).end();
    take("a", false);
    take("b", false);
    assertThat(gate.counts().atOnceMax()).isEqualTo(1);

    take("a", false);

    assertThat(gate.counts().atOnceMax()).isEqualTo(2);
  }

  @Test
  void requestEndsOnce() {
    gate.shut();
    var first = take("a", false);
    first.end();
    first.end();

    take("a", false);
    take("a", false);

    assertThat(gate.counts().atOnceMax()).isEqualTo(2);
  }

  @Test
  void pagesAndListsAreCounted() {
    take("a", false);
    take("a", false);
    take("a", true);

    assertThat(gate.counts().asked()).isEqualTo(3);
    assertThat(gate.counts().lists()).isEqualTo(1);
  }

  @Test
  void lineHasAllCounts() {
    var counts = new PageCounts(4_711, 17, 2);

    assertThat(PageCounts.of(counts.line())).isEqualTo(counts);
  }

  /// An answer that does not end.
  private PageGate.PageRequest take(String connection, boolean last) {
    return gate.take(connection, last, _ -> answered.add(connection));
  }
}
