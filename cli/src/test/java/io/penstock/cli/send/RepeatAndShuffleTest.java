package io.penstock.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.send.MadeUpWebhooks.OutgoingWebhook;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatAndShuffleTest {
  private final List<OutgoingWebhook> deliveries =
      IntStream.range(0, 210)
          .mapToObj(i -> new OutgoingWebhook("entity-" + i % 3, new byte[] {(byte) i}))
          .toList();

  @Test
  void withoutDisorderEachLaneKeepsItsOrder() {
    var lanes = new RepeatAndShuffle(0, false).lanes(deliveries, new Random(1));

    assertThat(lanes).hasSize(3);
    for (int lane = 0; lane < 3; lane++) {
      var of = "entity-" + lane;
      assertThat(lanes.get(lane))
          .isEqualTo(deliveries.stream().filter(each -> each.lane().equals(of)).toList());
    }
  }

  @Test
  void exactlyTheShareComesTwiceRightAfterItself() {
    var lanes = new RepeatAndShuffle(10, false).lanes(deliveries, new Random(1));

    assertThat(all(lanes)).hasSize(231);
    assertThat(lanes)
        .allSatisfy(
            lane -> assertThat(changesOfNeighbour(lane)).isEqualTo(new HashSet<>(lane).size()));
  }

  @Test
  void everyOneComesTwiceAtAHundred() {
    var lanes = new RepeatAndShuffle(100, true).lanes(deliveries, new Random(1));

    var all = all(lanes);
    assertThat(all).hasSize(420);
    assertThat(deliveries).allMatch(each -> all.stream().filter(each::equals).count() == 2);
  }

  @Test
  void shuffledOnesWaitForNoneAndComeInAnotherOrder() {
    var lanes = new RepeatAndShuffle(0, true).lanes(deliveries, new Random(1));

    assertThat(lanes).hasSize(210).allMatch(lane -> lane.size() == 1);
    assertThat(all(lanes)).containsExactlyInAnyOrderElementsOf(deliveries).isNotEqualTo(deliveries);
  }

  @Test
  void theSameSeedMakesTheSame() {
    var once = new RepeatAndShuffle(30, true).lanes(deliveries, new Random(1));
    var again = new RepeatAndShuffle(30, true).lanes(deliveries, new Random(1));

    assertThat(again).isEqualTo(once);
  }

  private static List<OutgoingWebhook> all(List<List<OutgoingWebhook>> lanes) {
    return lanes.stream().flatMap(Collection::stream).toList();
  }

  private static int changesOfNeighbour(List<OutgoingWebhook> lane) {
    return 1
        + (int)
            IntStream.range(1, lane.size())
                .filter(i -> !lane.get(i).equals(lane.get(i - 1)))
                .count();
  }
}
