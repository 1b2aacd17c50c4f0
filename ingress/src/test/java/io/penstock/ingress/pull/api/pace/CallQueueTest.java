package io.penstock.ingress.pull.api.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.pull.api.pace.CallQueue.CallKind;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallQueueTest {
  private final CallQueue<String> queue = new CallQueue<>();

  private void fetches(int number) {
    IntStream.range(0, number).forEach(each -> queue.add(CallKind.FETCH, "fetch " + each));
  }

  @Test
  void fetchesGoBeforePages() {
    queue.add(CallKind.PAGE, "page");
    fetches(2);
    assertThat(queue.poll()).isEqualTo("fetch 0");
    assertThat(queue.poll()).isEqualTo("fetch 1");
    assertThat(queue.poll()).isEqualTo("page");
    assertThat(queue.poll()).isNull();
  }

  @Test
  void ofTenCallsOneIsAPage() {
    fetches(100);
    queue.add(CallKind.PAGE, "page 0");
    queue.add(CallKind.PAGE, "page 1");
    var polled = IntStream.range(0, 20).mapToObj(_ -> String.valueOf(queue.poll())).toList();
    assertThat(polled.get(9)).isEqualTo("page 0");
    assertThat(polled.get(19)).isEqualTo("page 1");
  }

  @Test
  void aRepeatedCallGoesBeforeThoseOfItsKind() {
    fetches(1);
    queue.add(CallKind.PAGE, "page");
    queue.addAgain(CallKind.FETCH, "again");
    assertThat(queue.poll()).isEqualTo("again");
  }

  @Test
  void aPageNeverWaitsForTenCallsAndNoCallIsLost() {
    for (long seed = 0; seed < 200; seed++) {
      var random = new SplittableRandom(seed);
      var all = new CallQueue<Integer>();
      var added = new ArrayList<Integer>();
      var polled = new ArrayList<Integer>();
      var waitingPages = 0;
      var since = 0;
      for (int step = 0; step < 500; step++) {
        if (random.nextInt(10) < 6) {
          // Pages have odd numbers.
          var page = random.nextInt(8) == 0;
          added.add(2 * step + (page ? 1 : 0));
          waitingPages += page ? 1 : 0;
          all.add(page ? CallKind.PAGE : CallKind.FETCH, added.getLast());
          continue;
        }
        var call = all.poll();
        if (call != null) {
          polled.add(call);
          waitingPages -= call % 2;
          since = call % 2 == 1 || waitingPages == 0 ? 0 : since + 1;
          assertThat(since).as("seed " + seed).isLessThan(10);
        }
      }
      polled.addAll(all.drain());
      assertThat(polled).containsExactlyInAnyOrderElementsOf(added);
    }
  }
}
