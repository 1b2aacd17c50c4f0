package io.penstock.proof.simulator.api;

import static io.penstock.proof.simulator.api.ServedWorld.ORDERS;
import static io.penstock.proof.simulator.api.ServedWorld.keys;
import static io.penstock.proof.simulator.api.ServedWorld.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.payloads.ApiGeneration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ListDefectTest {
  private static final ApiConnection PAGES = ApiConnection.of(ServedWorld.ID, ApiGeneration.V3);
  private static final ApiConnection CURSORS = PAGES.with(ListStyle.CURSOR);

  @Test
  void endlessPagesShowAllRowsAgainAndAgain() {
    try (var world = withDefect(PAGES, ListDefect.ENDLESS)) {
      for (int page = 1; page <= 8; page++) {
        var response = world.get(ORDERS + "?per_page=2&page=" + page);

        assertThat(keys(response))
            .containsExactly(page % 2 == 1 ? "po-1" : "po-3", page % 2 == 1 ? "po-2" : "po-4");
        assertThat(text(response, "/meta/last_page")).isEqualTo(String.valueOf(page + 1));
      }
    }
  }

  @Test
  void endlessCursorsShowAllRowsAgainAndAreAllDifferent() {
    try (var world = withDefect(CURSORS, ListDefect.ENDLESS)) {
      var cursors = new HashSet<String>();
      var response = world.get(ORDERS + "?limit=2");
      for (int page = 1; page <= 8; page++) {
        assertThat(keys(response)).contains(page % 2 == 1 ? "po-1" : "po-3");
        assertThat(cursors.add(text(response, "/next_cursor"))).isTrue();
        response = world.get(ORDERS + "?limit=2&cursor=" + text(response, "/next_cursor"));
      }
    }
  }

  @Test
  void repeatedPageHasTheFirstRowsAndANextPage() {
    try (var world = withDefect(PAGES, ListDefect.REPEATED)) {
      var response = world.get(ORDERS + "?per_page=2&page=5");

      assertThat(keys(response)).containsExactly("po-1", "po-2");
      assertThat(text(response, "/meta/current_page")).isEqualTo("5");
      assertThat(text(response, "/meta/last_page")).isEqualTo("6");
    }
  }

  @Test
  void repeatedCursorIsTheSameAgain() {
    try (var world = withDefect(CURSORS, ListDefect.REPEATED)) {
      var first = text(world.get(ORDERS + "?limit=2"), "/next_cursor");
      var second = world.get(ORDERS + "?limit=2&cursor=" + first);

      assertThat(text(second, "/next_cursor")).isEqualTo(first);
      assertThat(keys(second)).containsExactly("po-1", "po-2");
    }
  }

  @Test
  void listingEndsEarly() {
    try (var world = withDefect(PAGES, ListDefect.ENDS_EARLY)) {
      var response = world.get(ORDERS + "?per_page=2");

      assertThat(keys(response)).containsExactly("po-1", "po-2");
      assertThat(text(response, "/meta/last_page")).isEqualTo("1");
      assertThat(text(response, "/meta/total")).isEqualTo("4");
    }
    try (var world = withDefect(CURSORS, ListDefect.ENDS_EARLY)) {
      assertThat(text(world.get(ORDERS + "?limit=2"), "/next_cursor")).isEqualTo("null");
    }
  }

  @Test
  void emptyPageIsNotTheLast() {
    try (var world = withDefect(PAGES, ListDefect.EMPTY_PAGE)) {
      var response = world.get(ORDERS + "?per_page=2");

      assertThat(keys(response)).isEmpty();
      assertThat(text(response, "/meta/last_page")).isEqualTo("2");
    }
    try (var world = withDefect(CURSORS, ListDefect.EMPTY_PAGE)) {
      var response = world.get(ORDERS + "?limit=2");
      world.faults().clear();

      assertThat(keys(response)).isEmpty();
      assertThat(keys(world.get(ORDERS + "?cursor=" + text(response, "/next_cursor")))).hasSize(4);
    }
  }

  @Test
  void shiftedRowsAreMissedOrRepeated() {
    try (var world = new ServedWorld(PAGES).withOrders(5)) {
      world.faults().next("/", new ApiFault.ShiftedRows(1), new ApiFault.ShiftedRows(-1));
      assertThat(keys(world.get(ORDERS + "?per_page=2&page=2"))).containsExactly("po-4", "po-5");
      assertThat(keys(world.get(ORDERS + "?per_page=2&page=2"))).containsExactly("po-2", "po-3");
    }
    try (var world = new ServedWorld(CURSORS).withOrders(5)) {
      var cursor = text(world.get(ORDERS + "?limit=2"), "/next_cursor");
      world.faults().next("/", new ApiFault.ShiftedRows(1), new ApiFault.ShiftedRows(-1));

      assertThat(keys(world.get(ORDERS + "?cursor=" + cursor))).containsExactly("po-4", "po-5");
      assertThat(keys(world.get(ORDERS + "?cursor=" + cursor)))
          .containsExactly("po-2", "po-3", "po-4", "po-5");
    }
  }

  @Test
  void shiftBeyondTheEndLeavesNoRows() {
    for (var connection : new ApiConnection[] {PAGES, CURSORS}) {
      try (var world = new ServedWorld(connection).withOrders(3)) {
        var next =
            connection.lists() == ListStyle.PAGES
                ? "?per_page=2&page=2"
                : "?limit=2&cursor=" + text(world.get(ORDERS + "?limit=2"), "/next_cursor");
        world.faults().always("/", new ApiFault.ShiftedRows(9));

        assertThat(keys(world.get(ORDERS + next))).isEmpty();
      }
    }
  }

  private static ServedWorld withDefect(ApiConnection connection, ListDefect defect) {
    var world = new ServedWorld(connection).withOrders(4);
    world.faults().always(ORDERS, new ApiFault.Listing(defect));
    return world;
  }
}
