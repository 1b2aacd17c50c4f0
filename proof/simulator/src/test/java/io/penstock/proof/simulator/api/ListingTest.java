package io.penstock.proof.simulator.api;

import static io.penstock.proof.simulator.api.ServedWorld.ORDERS;
import static io.penstock.proof.simulator.api.ServedWorld.START;
import static io.penstock.proof.simulator.api.ServedWorld.keys;
import static io.penstock.proof.simulator.api.ServedWorld.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.schemas.EntityTypes;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
class ListingTest {
  private static final String OLDEST_FIRST =
      "&sort[updatedAt]=0".replace("[", "%5B").replace("]", "%5D");

  @Test
  void pageOfTheThirdGenerationHasDataLinksAndMeta() {
    try (var world = ServedWorld.of(ApiGeneration.V3).withOrders(5)) {
      var response = world.get(ORDERS + "?page=2&per_page=2");

      var path = world.api.address() + ORDERS;
      var link = path + "?page=%d&per_page=2";
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(response.body())
          .isEqualTo(
              "{\"data\":[%s,%s],\"links\":{\"first\":\"%s\",\"last\":\"%s\",\"prev\":\"%s\",\"next\":\"%s\"},"
                      .formatted(
                          ServedWorld.order("po-3"),
                          ServedWorld.order("po-4"),
                          link.formatted(1),
                          link.formatted(3),
                          link.formatted(1),
                          link.formatted(3))
                  + "\"meta\":{\"current_page\":2,\"from\":3,\"last_page\":3,\"path\":\"%s\",\"per_page\":2,\"to\":4,\"total\":5}}"
                      .formatted(path));
    }
  }

  @Test
  void pageOfTheFourthGenerationHasDataAndMeta() {
    try (var world = ServedWorld.of(ApiGeneration.V4).withOrders(3)) {
      var response = world.get(ORDERS + "?page=2&per_page=2");

      assertThat(response.body())
          .isEqualTo(
              "{\"data\":[%s],\"meta\":{\"current_page\":2,\"last_page\":2,\"per_page\":2,\"total\":3}}"
                  .formatted(ServedWorld.order("po-3")));
    }
  }

  @Test
  void pageAfterTheLastIsEmpty() {
    try (var world = ServedWorld.of(ApiGeneration.V3).withOrders(3)) {
      var response = world.get(ORDERS + "?page=3&per_page=2");

      assertThat(keys(response)).isEmpty();
      assertThat(text(response, "/meta/last_page")).isEqualTo("2");
      assertThat(text(response, "/meta/from")).isEqualTo("null");
      assertThat(text(response, "/links/next")).isEqualTo("null");
    }
  }

  @Test
  void sizeOfAPageHasAMaximum() {
    try (var world = ServedWorld.of(ApiGeneration.V3).withOrders(1)) {
      assertThat(text(world.get(ORDERS + "?per_page=100000"), "/meta/per_page")).isEqualTo("500");
    }
  }

  @Test
  void linksKeepFilterAndSort() {
    try (var world = ServedWorld.of(ApiGeneration.V3).withOrders(3)) {
      var first =
          world.get(
              ORDERS
                  + "?per_page=1"
                  + filter("updatedAt:gteq", START.minusSeconds(998).toString())
                  + OLDEST_FIRST);
      var next = text(first, "/links/next").substring(world.api.address().toString().length());

      assertThat(keys(first)).containsExactly("po-2");
      assertThat(keys(world.get(next))).containsExactly("po-3");
    }
  }

  @Test
  void filtersCompareTheChangedTime() {
    try (var world = ServedWorld.of(ApiGeneration.V3).withOrders(4)) {
      assertThat(filtered(world, "updatedAt:gteq", 998)).containsExactly("po-2", "po-3", "po-4");
      assertThat(filtered(world, "updatedAt:gt", 998)).containsExactly("po-3", "po-4");
      assertThat(filtered(world, "updatedAt:lt", 998)).containsExactly("po-1");
      assertThat(filtered(world, "updatedAt:lted", 998)).containsExactly("po-1", "po-2");
      assertThat(keys(world.get(ORDERS + "?" + filter("updatedAt:gteq", "2026-05-04")))).hasSize(4);
      assertThat(keys(world.get(ORDERS + "?" + filter("updatedAt:gteq", "2026-05-05")))).isEmpty();
    }
  }

  @Test
  void fourthGenerationFiltersByItsOwnMember() {
    try (var world = ServedWorld.of(ApiGeneration.V4).withOrders(4)) {
      assertThat(filtered(world, "_updatedAt:gt", 997)).containsExactly("po-4");
    }
  }

  @Test
  void sortIsByChangedTimeBothWays() {
    try (var world = ServedWorld.of(ApiGeneration.V3).withOrders(3)) {
      world.putOrder("po-1", START);

      assertThat(keys(world.get(ORDERS))).containsExactly("po-1", "po-2", "po-3");
      assertThat(keys(world.get(ORDERS + "?" + OLDEST_FIRST)))
          .containsExactly("po-2", "po-3", "po-1");
      assertThat(keys(world.get(ORDERS + "?sort%5BupdatedAt%5D=1")))
          .containsExactly("po-1", "po-3", "po-2");
    }
  }

  @ParameterizedTest
  @CsvSource({"V3, createdAt", "V4, createdAt", "V4, _createdAt"})
  void sortByCreatedTimeIsTheOrderOfAppearanceBothWays(ApiGeneration generation, String member) {
    try (var world = ServedWorld.of(generation).withOrders(3)) {
      world.putOrder("po-1", START);

      assertThat(keys(world.get(ORDERS + "?sort%5B" + member + "%5D=0")))
          .containsExactly("po-1", "po-2", "po-3");
      assertThat(keys(world.get(ORDERS + "?sort%5B" + member + "%5D=1")))
          .containsExactly("po-3", "po-2", "po-1");
    }
  }

  @Test
  void unknownOrUnreadableParameterIsABadRequest() {
    try (var world = ServedWorld.of(ApiGeneration.V3)) {
      for (var parameter :
          List.of(
              "updated_since=2026-05-04",
              "page=0",
              "page=x",
              "per_page=-1",
              "cursor=abc",
              "sort%5BupdatedAt%5D=2",
              "sort%5Bname%5D=1",
              filter("updatedAt:gteq", "yesterday"),
              filter("updatedAt:gteq", "2026-05-04T10:00:00"),
              filter("updatedAt:after", "2026-05-04"))) {
        assertThat(world.get(ORDERS + "?" + parameter).statusCode()).as(parameter).isEqualTo(400);
      }
    }
  }

  @Test
  void cursorsLeadToTheEndWithEveryRowOnce() {
    try (var world = ofCursors().withOrders(7)) {
      var seen = new ArrayList<String>();
      var response = world.get(ORDERS + "?limit=3");
      seen.addAll(keys(response));
      while (!text(response, "/next_cursor").equals("null")) {
        response = world.get(ORDERS + "?limit=3&cursor=" + text(response, "/next_cursor"));
        seen.addAll(keys(response));
      }

      assertThat(seen).containsExactly("po-1", "po-2", "po-3", "po-4", "po-5", "po-6", "po-7");
      assertThat(response.body())
          .isEqualTo("{\"data\":[%s],\"next_cursor\":null}".formatted(ServedWorld.order("po-7")));
    }
  }

  @Test
  void changeWhileListingByCursorMovesTheRowToTheEndAndHidesNoOther() {
    try (var world = ofCursors().withOrders(4)) {
      var first = world.get(ORDERS + "?limit=2" + OLDEST_FIRST);
      world.putOrder("po-1", START);
      var second =
          world.get(ORDERS + "?limit=9&cursor=" + text(first, "/next_cursor") + OLDEST_FIRST);

      assertThat(keys(first)).containsExactly("po-1", "po-2");
      assertThat(keys(second)).containsExactly("po-3", "po-4", "po-1");
    }
  }

  @Test
  void changeWhileListingByPageHidesARow() {
    try (var world = ServedWorld.of(ApiGeneration.V3).withOrders(4)) {
      var first = world.get(ORDERS + "?per_page=2&page=1" + OLDEST_FIRST);
      world.putOrder("po-1", START);
      var second = world.get(ORDERS + "?per_page=2&page=2" + OLDEST_FIRST);

      assertThat(keys(first)).containsExactly("po-1", "po-2");
      assertThat(keys(second)).containsExactly("po-4", "po-1");
    }
  }

  @Test
  void cursorStyleKnowsModifiedAfterAndNoPages() {
    try (var world = ofCursors().withOrders(3)) {
      var since = START.minusSeconds(998);

      assertThat(keys(world.get(ORDERS + "?modified_after=" + since))).containsExactly("po-3");
      assertThat(world.get(ORDERS + "?page=1").statusCode()).isEqualTo(400);
      assertThat(world.get(ORDERS + "?cursor=nonsense").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void softDeletedEntityStaysInTheListingAndHardDeletedLeavesIt() {
    var deleted = "{\"key\":\"po-1\",\"deletedAt\":\"2026-05-04T10:00:00Z\"}";
    try (var world = ServedWorld.of(ApiGeneration.V3).withOrders(3)) {
      world.source.put(
          ServedWorld.entity(EntityTypes.PURCHASE_ORDER, "po-1"), START, deleted, START);
      world.source.remove(ServedWorld.entity(EntityTypes.PURCHASE_ORDER, "po-2"), START);

      var response = world.get(ORDERS);

      assertThat(keys(response)).containsExactly("po-1", "po-3");
      assertThat(response.body()).contains(deleted);
      assertThat(text(response, "/meta/total")).isEqualTo("2");
    }
  }

  @Test
  void readsLagBehindTheSourceByDifferentTimes() {
    var connection =
        ApiConnection.of(ServedWorld.ID, ApiGeneration.V3).withLagMax(Duration.ofSeconds(10));
    try (var world = new ServedWorld(connection).withOrders(1)) {
      var seen = new TreeSet<Integer>();
      world.clock.advance(Duration.ofSeconds(10));
      assertThat(keys(world.get(ORDERS))).as("the maximum is over").containsExactly("po-1");

      world.clock.advance(Duration.ofSeconds(5));
      world.putOrder("po-2", START);
      world.clock.advance(Duration.ofSeconds(5));
      for (int read = 0; read < 40; read++) {
        seen.add(keys(world.get(ORDERS)).size());
      }
      world.clock.advance(Duration.ofSeconds(5));

      assertThat(seen).as("with and without the newest order").containsExactly(1, 2);
      for (int read = 0; read < 40; read++) {
        assertThat(keys(world.get(ORDERS))).as("settled").hasSize(2);
      }
    }
  }

  private static List<String> filtered(ServedWorld world, String filter, long secondsBefore) {
    HttpResponse<String> response =
        world.get(ORDERS + "?" + filter(filter, START.minusSeconds(secondsBefore).toString()));
    assertThat(response.statusCode()).isEqualTo(200);
    return keys(response);
  }

  private static String filter(String name, String value) {
    return "&filter%5B" + name.replace(":", "%3A") + "%5D=" + value.replace(":", "%3A");
  }

  private static ServedWorld ofCursors() {
    return new ServedWorld(
        ApiConnection.of(ServedWorld.ID, ApiGeneration.V3).with(ListStyle.CURSOR));
  }
}
