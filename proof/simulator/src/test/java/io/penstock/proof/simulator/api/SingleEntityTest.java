package io.penstock.proof.simulator.api;

import static io.penstock.proof.simulator.api.ServedWorld.ORDERS;
import static io.penstock.proof.simulator.api.ServedWorld.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.cli.payloads.Payloads;
import io.penstock.schemas.EntityTypes;
import java.net.URLEncoder;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class SingleEntityTest {

  @Test
  void contentIsTheBytesOfTheSourceInBothGenerations() {
    for (var generation : ApiGeneration.values()) {
      var payload =
          new Payloads(new SplittableRandom(3))
              .next(EntityTypes.WORK_ORDER, generation, "wo-1", START, null);
      try (var world = ServedWorld.of(generation)) {
        world.source.put(
            ServedWorld.entity(EntityTypes.WORK_ORDER, "wo-1"), START, payload.json(), START);

        var response = world.get("/api/eam/work-orders/wo-1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"data\":" + payload.json() + "}");
      }
    }
  }

  @Test
  void everyEntityTypeHasItsPathInEveryArea() {
    try (var world = ServedWorld.of(ApiGeneration.V3)) {
      for (var type : EntityTypes.ALL) {
        world.source.put(ServedWorld.entity(type, "1"), START, "{\"key\":\"1\"}", START);
        var name = type.apiPath().split("/", -1)[1];
        for (var area : List.of("eam", "erp", "wms")) {
          assertThat(world.get("/api/" + area + "/" + name + "/1").statusCode()).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void keyIsOneDecodedSegment() {
    try (var world = ServedWorld.of(ApiGeneration.V3)) {
      for (var key : List.of("a/b", "a b", "a+b", "100%", "..", "ü?#&", "05000042")) {
        world.putOrder(key, START);
        var segment = URLEncoder.encode(key, UTF_8).replace("+", "%20");

        assertThat(world.get(ORDERS + "/" + segment).body())
            .isEqualTo("{\"data\":" + ServedWorld.order(key) + "}");
      }
      assertThat(world.get(ORDERS + "/a+b").body()).contains(ServedWorld.order("a+b"));
      assertThat(world.get(ORDERS + "/a/b").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void entityThatIsUnknownOrHardDeletedIsNotFound() {
    try (var world = ServedWorld.of(ApiGeneration.V3).withOrders(1)) {
      assertThat(world.get(ORDERS + "/po-1").statusCode()).isEqualTo(200);
      world.source.remove(ServedWorld.entity(EntityTypes.PURCHASE_ORDER, "po-1"), START);

      assertThat(world.get(ORDERS + "/po-1").statusCode()).isEqualTo(404);
      assertThat(world.get(ORDERS + "/po-9").statusCode()).isEqualTo(404);
      assertThat(world.get("/api/erp/unicorns/po-1").statusCode()).isEqualTo(404);
      assertThat(world.get("/api/crm/purchase-orders/po-1").statusCode()).isEqualTo(404);
      assertThat(world.get("/").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void softDeletedEntityIsFound() {
    var deleted = "{\"id\":\"1\",\"_deletedAt\":\"2026-05-04T10:00:00Z\"}";
    try (var world = ServedWorld.of(ApiGeneration.V4)) {
      world.source.put(ServedWorld.entity(EntityTypes.WORK_ORDER, "1"), START, deleted, START);

      assertThat(world.get("/api/eam/work-orders/1").body()).contains(deleted);
    }
  }

  @Test
  void onlyGetIsAllowed() {
    try (var world = ServedWorld.of(ApiGeneration.V3).withOrders(1)) {
      var response = world.send(world.request(ORDERS + "/po-1").DELETE().build());

      assertThat(response.statusCode()).isEqualTo(405);
      assertThat(world.get(ORDERS + "/po-1").statusCode()).isEqualTo(200);
    }
  }
}
