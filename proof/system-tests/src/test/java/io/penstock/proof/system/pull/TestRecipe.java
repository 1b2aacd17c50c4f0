package io.penstock.proof.system.pull;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.proof.simulator.api.ListStyle;
import java.net.URI;
import java.time.Duration;

/// An API recipe of purchase orders and vendors. It differs from the built-in ones in its limits
/// and in its token endpoint, which is that of the simulated API.
///
/// @param atOnce the maximum number of requests in flight
/// @param pageSize the size of a page, in entities
record TestRecipe(
    String name,
    ApiGeneration generation,
    ListStyle lists,
    int perMinute,
    int atOnce,
    int pageSize,
    Duration timeout,
    Duration lagMax) {

  /// A recipe with pages, 6,000 calls a minute and no lag.
  static TestRecipe of(String name, ApiGeneration generation) {
    return new TestRecipe(
        name, generation, ListStyle.PAGES, 6_000, 1, 50, Duration.ofSeconds(60), Duration.ZERO);
  }

  TestRecipe with(ListStyle style) {
    return new TestRecipe(name, generation, style, perMinute, atOnce, pageSize, timeout, lagMax);
  }

  TestRecipe withRate(int calls, int together) {
    return new TestRecipe(name, generation, lists, calls, together, pageSize, timeout, lagMax);
  }

  TestRecipe withPageSize(int entities) {
    return new TestRecipe(name, generation, lists, perMinute, atOnce, entities, timeout, lagMax);
  }

  TestRecipe withTimeout(Duration max) {
    return new TestRecipe(name, generation, lists, perMinute, atOnce, pageSize, max, lagMax);
  }

  TestRecipe withLagMax(Duration max) {
    return new TestRecipe(name, generation, lists, perMinute, atOnce, pageSize, timeout, max);
  }

  /// The recipe as a member of `apis`, in YAML.
  ///
  /// @param api scheme, host and port of the API
  String yaml(URI api) {
    return """
      %s:
        base-url: "%s"
        token.url: "%s/link/token"
        paging: {%s, size-value: %d}
        changed-since: {parameter: "filter[%s:gteq]", format: date}
        entity-id: [/%s]
        changed-at: [/%s]
        created-at: [/%s]
        deleted-at: [/%s]
        rate: {per-minute: %d, at-once: %d}
        timeout: %ds
        lag-max: %dms
        types:
          purchase_order: {list: /api/erp/purchase-orders, single: "/api/erp/purchase-orders/{id}"}
          vendor: {list: /api/eam/vendors, single: "/api/eam/vendors/{id}"}
    """
        .formatted(
            name,
            api,
            api,
            paging(),
            pageSize,
            generation.changedAt(),
            generation.id(),
            generation.changedAt(),
            generation.createdAt(),
            generation.deletedAt(),
            perMinute,
            atOnce,
            timeout.toSeconds(),
            lagMax.toMillis());
  }

  private String paging() {
    return switch (lists) {
      case PAGES -> "style: page, page: page, first: 1, last: /meta/last_page, size: per_page";
      case CURSOR -> "style: cursor, cursor: cursor, next: /next_cursor, size: limit";
    };
  }
}
