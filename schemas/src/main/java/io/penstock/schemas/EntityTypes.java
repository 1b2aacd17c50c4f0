package io.penstock.schemas;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The entity-type table: every entity Makini's API lists, and how senders spell it.
public final class EntityTypes {
  public static final EntityType PURCHASE_ORDER =
      canonical(1, "purchase_order", "purchase-orders", "erp/purchase-orders", "po", "pos");
  public static final EntityType WORK_ORDER =
      canonical(1, "work_order", "work-orders", "eam/work-orders", "wo", "wos");

  /// In the order in which tables print them.
  public static final List<EntityType> ALL =
      List.of(
          PURCHASE_ORDER,
          WORK_ORDER,
          main(
              "inventory_item",
              "inventory-items",
              "eam/materials",
              "material",
              "materials",
              "part",
              "parts"),
          main("stock_level", "stock-levels", "eam/stocks", "stock", "stocks"),
          main("vendor", "vendors", "eam/vendors", "supplier", "suppliers"),
          main("asset", "assets", "eam/assets", "equipment"),
          main("site", "sites", "eam/sites"),
          main(
              "service_request",
              "service-requests",
              "eam/service-requests",
              "work-request",
              "work-requests"),
          generic("account", "accounts", "eam/accounts"),
          generic("asset_downtime", "asset-downtimes", "eam/assets-downtime", "assets-downtime"),
          generic("asset_template", "asset-templates", "eam/asset-templates", "model", "models"),
          generic(
              "bill_of_material",
              "bills-of-material",
              "erp/bom",
              "bom",
              "boms",
              "bill-of-materials"),
          generic("company", "companies", "eam/companies"),
          generic("currency", "currencies", "erp/currencies"),
          generic("customer", "customers", "eam/customers"),
          generic("document", "documents", "eam/documents"),
          generic("exchange_rate", "exchange-rates", "erp/exchange-rates"),
          generic("fulfillment", "fulfillments", "erp/fulfillments"),
          generic("inventory", "inventories", "eam/inventories"),
          generic("invoice", "invoices", "erp/invoices"),
          generic("labor", "labors", "eam/labors"),
          generic(
              "line_item",
              "line-items",
              "erp/purchase-orders.line-items",
              "purchase-orders.line-items",
              "purchase-order-line-item",
              "purchase-order-line-items"),
          generic("location", "locations", "eam/locations"),
          generic("meter", "meters", "eam/meters", "counter", "counters"),
          generic(
              "meter_reading",
              "meter-readings",
              "eam/meter-readings",
              "counter-reading",
              "counter-readings"),
          generic("organization", "organizations", "eam/organizations"),
          generic("preventive_maintenance", "preventive-maintenances", "eam/pm", "pm", "pms"),
          generic("product", "products", "erp/products"),
          generic("product_group", "product-groups", "wms/groups", "group", "groups"),
          generic("production_order", "production-orders", "erp/production-orders"),
          generic("project", "projects", "erp/projects"),
          generic("purchase_requisition", "purchase-requisitions", "erp/purchase-requisitions"),
          generic("receipt", "receipts", "erp/receipts"),
          generic("receiving", "receivings", "erp/receiving"),
          generic(
              "request_for_quotation",
              "requests-for-quotation",
              "erp/rfq",
              "rfq",
              "rfqs",
              "request-for-quotations"),
          generic("return_order", "return-orders", "eam/return-orders"),
          generic("sales_order", "sales-orders", "erp/sales-orders"),
          generic("shipment_order", "shipment-orders", "wms/shipment-orders"),
          generic("status", "statuses", "eam/statuses"),
          generic("stock_adjustment", "stock-adjustments", "wms/stock-adjustments"),
          generic("stock_transfer", "stock-transfers", "erp/stock-transfers"),
          generic("storeroom", "storerooms", "eam/storerooms"),
          generic("tax", "taxes", "erp/taxes"),
          generic("team", "teams", "eam/teams"),
          generic(
              "unit_of_measure", "units-of-measure", "eam/uom", "uom", "uoms", "unit-of-measures"),
          generic("user", "users", "eam/users"));

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Map<String, EntityType> BY_SPELLING = bySpelling();

  private EntityTypes() {}

  /// The type that a sender means; `null` where the table has none.
  ///
  /// @param spelling singular or plural, in `snake_case`, `kebab-case` or `camelCase`
  public static @Nullable EntityType of(String spelling) {
    var exact = BY_SPELLING.get(spelling);
    if (exact != null) {
      return exact;
    }
    var words = HUMP.matcher(spelling).replaceAll("-");
    return BY_SPELLING.get(words.replace('_', '-').toLowerCase(Locale.ROOT));
  }

  private static Map<String, EntityType> bySpelling() {
    var table = new HashMap<String, EntityType>();
    for (var type : ALL) {
      enter(table, type.name().replace('_', '-'), type);
      enter(table, type.plural(), type);
      type.spellings().forEach(spelling -> enter(table, spelling, type));
    }
    return Map.copyOf(table);
  }

  private static void enter(Map<String, EntityType> table, String spelling, EntityType type) {
    var other = table.putIfAbsent(spelling, type);
    if (other != null && !other.equals(type)) {
      throw new IllegalStateException(
          spelling + " names both " + other.name() + " and " + type.name());
    }
  }

  /// A type with a topic of its own and a canonical model.
  private static EntityType canonical(
      int modelVersion, String name, String plural, String apiPath, String... spellings) {
    return new EntityType(name, plural, true, modelVersion, List.of(spellings), apiPath);
  }

  /// A type with a topic of its own, whose content is emitted as received.
  private static EntityType main(String name, String plural, String apiPath, String... spellings) {
    return new EntityType(name, plural, true, 0, List.of(spellings), apiPath);
  }

  /// A type on the topic for all others.
  private static EntityType generic(
      String name, String plural, String apiPath, String... spellings) {
    return new EntityType(name, plural, false, 0, List.of(spellings), apiPath);
  }
}
