package io.penstock.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTypesTest {

  @ParameterizedTest
  @CsvSource({
    "purchase_orders,purchase_order",
    "purchase-orders,purchase_order",
    "purchaseOrders,purchase_order",
    "PurchaseOrder,purchase_order",
    "purchase_order,purchase_order",
    "workOrder,work_order",
    "statuses,status",
    "uom,unit_of_measure",
    "assets-downtime,asset_downtime",
    "stocks,stock_level",
    "materials,inventory_item",
    "work_requests,service_request",
    "companies,company"
  })
  void everySpellingLeadsToItsType(String spelling, String name) {
    assertThat(EntityTypes.of(spelling)).isNotNull().extracting(EntityType::name).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "widget", "purchase orders", "purchase", "purchase_orders_"})
  void whatTheTableDoesNotHaveIsNoType(String spelling) {
    assertThat(EntityTypes.of(spelling)).isNull();
  }

  @Test
  void everyRowIsFoundByItsOwnNames() {
    for (var type : EntityTypes.ALL) {
      assertThat(EntityTypes.of(type.name())).isEqualTo(type);
      assertThat(EntityTypes.of(type.plural())).isEqualTo(type);
      assertThat(type.spellings()).allMatch(each -> type.equals(EntityTypes.of(each)));
    }
  }

  @Test
  void mainTypesHaveATopicOfTheirOwnAndTheOthersShareOne() {
    var topics = new TopicNames("makini");

    var own = new LinkedHashMap<String, String>();
    for (var type : EntityTypes.ALL) {
      if (!topics.events(type).equals("makini.entities")) {
        own.put(type.name(), topics.events(type));
      }
    }

    assertThat(own)
        .containsExactly(
            entry("purchase_order", "makini.purchase-orders"),
            entry("work_order", "makini.work-orders"),
            entry("inventory_item", "makini.inventory-items"),
            entry("stock_level", "makini.stock-levels"),
            entry("vendor", "makini.vendors"),
            entry("asset", "makini.assets"),
            entry("site", "makini.sites"),
            entry("service_request", "makini.service-requests"));
    assertThat(new HashSet<>(topics.outputs())).hasSameSizeAs(topics.outputs());
  }

  @Test
  void theKeyNamesTheTypeOnlyOnTheTopicThatTypesShare() {
    var company = Objects.requireNonNull(EntityTypes.of("company"));
    var vendor = Objects.requireNonNull(EntityTypes.of("vendor"));

    assertThat(new EntityRef(company, "7", "demo").key()).isEqualTo("demo/company/7");
    assertThat(new EntityRef(vendor, "7", "demo").key()).isEqualTo("demo/7");
  }

  @Test
  void aCanonicalModelHasAVersionAndATypeWithoutOneHasNoModel() {
    var models = EntityTypes.ALL.stream().map(EntityType::model).filter(Objects::nonNull);

    assertThat(models).containsExactly("purchase_order/1", "work_order/1");
    assertThat(EntityTypes.ALL.stream().filter(EntityType::canonical))
        .allMatch(EntityType::ownTopic);
  }
}
