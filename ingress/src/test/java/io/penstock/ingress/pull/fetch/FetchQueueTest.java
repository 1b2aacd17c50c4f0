package io.penstock.ingress.pull.fetch;

import static io.penstock.ingress.pull.fetch.Requests.START;
import static io.penstock.ingress.pull.fetch.Requests.inFlight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetchQueueTest {
  private final FetchQueue queue = new FetchQueue();

  @Test
  void idsOfARequestAreTakenInItsOrder() {
    WantedId.all(inFlight(START, () -> {}, "a", "b", "c")).forEach(queue::add);

    assertThat(takenAt(START)).containsExactly("a", "b", "c");
  }

  @Test
  void idIsNotTakenBeforeItsTime() {
    add(START.plusSeconds(10), "later");
    add(START, "now");

    assertThat(takenAt(START)).containsExactly("now");
    assertThat(takenAt(START.plusMillis(9_999))).isEmpty();
    assertThat(takenAt(START.plusSeconds(10))).containsExactly("later");
  }

  @Test
  void fullQueueRefusesAnId() {
    for (int i = 0; i < FetchQueue.IDS_MAX; i++) {
      assertThat(add(START, "id")).isTrue();
    }

    assertThat(add(START, "one more")).isFalse();
    assertThat(queue.size()).isEqualTo(1_000);
    assertThat(queue.takeAll()).hasSize(1_000);
    assertThat(add(START, "one more")).isTrue();
  }

  @Test
  void requestIsFinishedWhenEachOfItsIdsIs() {
    var finished = new AtomicInteger();
    var ids = WantedId.all(inFlight(START, finished::incrementAndGet, "a", "b"));

    ids.getLast().finish();
    assertThat(finished).hasValue(0);
    ids.getFirst().finish();

    assertThat(finished).hasValue(1);
    assertThatThrownBy(() -> ids.getFirst().finish()).isInstanceOf(IllegalStateException.class);
  }

  private record Added(Instant notBefore, int number) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void queueIsASortedListOfWhatWaits(long seed) {
    var random = new Random(seed);
    var model = new ArrayList<Added>();
    var now = START;
    for (int step = 0; step < 2_000; step++) {
      now = now.plusMillis(random.nextInt(20));
      if (random.nextBoolean()) {
        var added = new Added(now.plusMillis(random.nextInt(60) - 20), step);
        model.add(added);
        add(added.notBefore(), Integer.toString(step));
      }
      var current = now;
      model.sort(Comparator.comparing(Added::notBefore).thenComparingInt(Added::number));
      var expected = model.stream().filter(each -> !each.notBefore().isAfter(current)).findFirst();
      expected.ifPresent(model::remove);
      var taken = queue.take(now);
      assertThat(taken == null ? null : taken.id())
          .as("step %d", step)
          .isEqualTo(expected.map(each -> Integer.toString(each.number())).orElse(null));
    }
  }

  private boolean add(Instant notBefore, String id) {
    return queue.add(WantedId.all(inFlight(notBefore, () -> {}, id)).getFirst());
  }

  private List<String> takenAt(Instant now) {
    var taken = new ArrayList<String>();
    for (var next = queue.take(now); next != null; next = queue.take(now)) {
      taken.add(Objects.requireNonNull(next).id());
    }
    return taken;
  }
}
