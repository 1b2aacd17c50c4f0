package io.penstock.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
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
  void canonicalTypesHaveATopicOfTheirOwnAndTheOthersShareOne() {
    var topics = new TopicNames("makini");

    assertThat(topics.events(EntityTypes.PURCHASE_ORDER)).isEqualTo("makini.purchase-orders");
    assertThat(topics.events(EntityTypes.WORK_ORDER)).isEqualTo("makini.work-orders");
    for (var type : EntityTypes.ALL) {
      if (!type.canonical()) {
        assertThat(topics.events(type)).isEqualTo("makini.entities");
      }
    }
    assertThat(new HashSet<>(topics.outputs())).hasSameSizeAs(topics.outputs());
  }
}
