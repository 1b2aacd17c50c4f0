package io.penstock.ingress.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagePaceTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Queue<String> turns = new ConcurrentLinkedQueue<>();

  /// 1,000 rows a second: a page of 100 rows has 100 ms.
  private final PagePace pace = new PagePace(vertx, nanos::get, 1_000);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private void ask(String... pages) {
    vertx.runOnContext(
        _ -> {
          for (var page : pages) {
            var _ = pace.turn(100).onSuccess(_ -> turns.add(page));
          }
        });
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Test
  void pagesHaveTheirTurnsInOrderAndSpread() {
    ask("a", "b", "c");
    Eventually.holds("the first page has its turn", () -> turns.contains("a"));
    // Its timer runs again and again, because no time passes.
    ask("d");
    pass(Duration.ofMillis(100));
    Eventually.holds("the second page has its turn", () -> turns.contains("b"));
    assertThat(turns).containsExactly("a", "b");

    pass(Duration.ofMillis(99));
    assertThat(turns).containsExactly("a", "b");
    pass(Duration.ofMillis(1));
    Eventually.holds("the third page has its turn", () -> turns.contains("c"));
    pass(Duration.ofMillis(100));
    Eventually.holds("the last page has its turn", () -> turns.contains("d"));
    assertThat(turns).containsExactly("a", "b", "c", "d");
  }

  @Test
  void timeWithoutPagesIsNotSaved() {
    ask("a");
    Eventually.holds("the first page has its turn", () -> turns.size() == 1);
    pass(Duration.ofHours(1));
    ask("b", "c");
    Eventually.holds("the second page has its turn", () -> turns.size() == 2);
    pass(Duration.ofMillis(100));
    Eventually.holds("the third page has its turn", () -> turns.size() == 3);

    assertThat(List.copyOf(turns)).containsExactly("a", "b", "c");
  }
}
