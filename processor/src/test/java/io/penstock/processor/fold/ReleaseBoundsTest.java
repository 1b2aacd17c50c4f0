package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.fold.FoldRules.ReleaseLimits;
import io.penstock.processor.order.HoldLimits;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The bounds of what one record releases.
class ReleaseBoundsTest {
  private static final long GRACE_MS = 2_000;
  private static final HoldLimits HOLD = FoldRules.DEFAULT.hold();

  @Test
  void recordReleasesNotMoreThanItsItemsAndTheRestFollows() {
    var partition = partition(HOLD, new ReleaseLimits(2, 8 << 20));
    appendOrders(partition, 3);

    var first = partition.after(GRACE_MS).append(Raw.tick());
    var over = partition.status();
    var second = partition.append(Raw.tick());

    assertThat(first.became()).isEqualTo("2 emitted");
    assertThat(over.held()).isOne();
    assertThat(over.anyOver()).isTrue();
    assertThat(second.became()).isEqualTo("1 emitted");
    assertThat(partition.status().anyOver()).isFalse();
  }

  @Test
  void recordReleasesNotMoreThanItsBytesButAlwaysOneItem() {
    var partition = partition(HOLD, new ReleaseLimits(1_000, 1));
    appendOrders(partition, 2);

    var first = partition.after(GRACE_MS).append(Raw.tick());

    assertThat(first.became()).isEqualTo("1 emitted");
    assertThat(partition.status().anyOver()).isTrue();
  }

  @Test
  void recordReleasesTwiceItsOwnItems() {
    var partition = new Partition(rules(0, HOLD, new ReleaseLimits(1, 8 << 20)));
    var waiting = order(1).with("grace", "2000");
    partition.append(waiting);
    partition.append(Raw.webhook("evt-2", Bodies.order("po-2", 1, "a")).with("grace", "2000"));

    var both = partition.after(GRACE_MS).append(order(3));

    assertThat(both.became()).isEqualTo("2 emitted");
    assertThat(partition.status().held()).isOne();
  }

  @Test
  void lateItemNamesTheGreaterItemThatIsOverAndStillHeld() {
    var partition = partition(HOLD, new ReleaseLimits(1, 8 << 20));
    appendOrders(partition, 3);
    partition.append(Raw.webhook("evt-a", Bodies.order("po-a", 9, "a")));
    partition.after(GRACE_MS).append(Raw.tick());

    var late = partition.append(Raw.webhook("evt-b", Bodies.order("po-a", 8, "b")));

    assertThat(late.topics()).containsExactly("t.purchase-orders", "t.late");
    assertThat(Folded.value(late.outputs().getLast()))
        .contains("\"supersededBy\":{\"partition\":3,\"offset\":3,\"item\":0}");
    assertThat(partition.status().held()).isEqualTo(2);
  }

  @Test
  void lateItemNamesTheItemOfItsKindAndNotTheLastEvent() {
    var partition = partition(HOLD, FoldRules.DEFAULT.release());
    partition.append(Raw.webhook("evt-1", Bodies.order("po-1", 9, "a")));
    partition.append(Raw.webhook("evt-2", Bodies.thin("deleted", "po-1")));
    partition.after(GRACE_MS).append(Raw.tick());

    var late = partition.append(Raw.webhook("evt-3", Bodies.order("po-1", 8, "b")));

    assertThat(late.value()).contains("\"supersededBy\":{\"partition\":3,\"offset\":0,\"item\":0}");
  }

  @Test
  void connectionsTakeTurns() {
    var partition = partition(HOLD, new ReleaseLimits(2, 8 << 20));
    appendOrders(partition, 3);
    partition.after(1).append(Raw.webhook("evt-x", Bodies.order("po-x", 1, "x")).of("conn-2"));

    var released = partition.after(GRACE_MS).append(Raw.tick());

    assertThat(released.outputs().stream().map(Folded::key).toList())
        .isEqualTo(List.of("conn-1/po-0", "conn-2/po-x"));
  }

  private static void appendOrders(Partition partition, int count) {
    for (int i = 0; i < count; i++) {
      partition.append(order(i));
    }
  }

  private static Raw order(int number) {
    return Raw.webhook("evt-" + number, Bodies.order("po-" + number, 1, "a"));
  }

  private static Partition partition(HoldLimits hold, ReleaseLimits release) {
    return new Partition(rules(GRACE_MS, hold, release));
  }

  private static FoldRules rules(long graceMs, HoldLimits hold, ReleaseLimits release) {
    return Partition.limited(Partition.rules(graceMs), hold, release);
  }
}
