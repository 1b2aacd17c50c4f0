package io.penstock.processor.fold;

import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Webhooks with as many items as a webhook may have, and with the longest texts that its raw
/// record may carry.
final class Floods {
  /// A connection's id of the greatest length.
  static final String CONNECTION = "flood-".repeat(22).substring(0, 128);

  /// The greatest number of items of a webhook.
  static final int ITEMS = 10_000;

  /// The greatest size of a webhook's body, in bytes.
  private static final int BODY_BYTES_MAX = 1 << 20;

  private static final String TRACEPARENT =
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final int WEBHOOK_ID_CHARS = 256;
  private static final int VERSIONS = 1_000;
  private static final int MICROS = 1_000_000;

  private Floods() {}

  /// Items of so many entities, in turn, with keys that ascend.
  static Raw of(String connection, int webhook, int items, int entities) {
    return of(
        connection,
        webhook,
        items,
        item -> content(item % entities, webhook, item, micros(webhook, item)));
  }

  /// Items of one entity, with keys by the item's number.
  static Raw ofOneEntity(int webhook, int items, IntUnaryOperator key) {
    return of(
        CONNECTION,
        webhook,
        items,
        item -> content(0, webhook, item, micros(webhook, 0) + key.applyAsInt(item)));
  }

  private static int micros(int webhook, int item) {
    return webhook * ITEMS + item;
  }

  private static String content(int entity, int webhook, int item, int micros) {
    return "{\"key\":\"e%d\",\"title\":\"%d-%d\",\"updatedAt\":\"2026-01-02T02:59:%02d.%06dZ\"}"
        .formatted(entity, webhook, item, micros / MICROS, micros % MICROS);
  }

  /// Versions of entities, in turn, of which every third is missing.
  static Raw versions(int webhook, int items, int entities) {
    return of(
            CONNECTION, webhook, items, item -> version(item % entities, webhook, item / entities))
        .with("recipe", Versions.RECIPE);
  }

  private static String version(int entity, int webhook, int number) {
    var version = webhook * VERSIONS + number / 2 * 3 + number % 2 + 1;
    return "{\"key\":\"e%d\",\"title\":\"%d\",\"version\":%d}".formatted(entity, version, version);
  }

  /// A webhook that only names entities, with 209 KB of ids.
  static Raw thin(int webhook) {
    var ids =
        IntStream.range(0, ITEMS).mapToObj(item -> "\"%d-id-%013d\"".formatted(webhook, item));
    return raw(
        CONNECTION,
        webhook,
        "{\"event\":\"purchase_order.updated\",\"body\":["
            + ids.collect(Collectors.joining(","))
            + "]}");
  }

  /// One item with so much content.
  static Raw large(String connection, int webhook, int bytes) {
    var content =
        "{\"key\":\"e%d\",\"title\":\"%s\",\"updatedAt\":\"2026-01-02T02:59:%02dZ\"}"
            .formatted(webhook, "x".repeat(bytes), webhook);
    return raw(connection, webhook, Bodies.orders("updated", content));
  }

  private static Raw of(String connection, int webhook, int items, IntFunction<String> content) {
    var contents =
        IntStream.range(0, items).mapToObj(content).collect(Collectors.joining(",", "[", "]"));
    var body = "{\"event\":\"purchase_order.updated\",\"data\":" + contents + "}";
    if (body.length() > BODY_BYTES_MAX) {
      throw new AssertionError("no ingress takes " + body.length() + " bytes");
    }
    return raw(connection, webhook, body);
  }

  private static Raw raw(String connection, int webhook, String body) {
    var id = "%s-%d-".formatted(connection, webhook);
    return Raw.webhook(id + "i".repeat(WEBHOOK_ID_CHARS - id.length()), body)
        .of(connection)
        .with("traceparent", TRACEPARENT);
  }
}
