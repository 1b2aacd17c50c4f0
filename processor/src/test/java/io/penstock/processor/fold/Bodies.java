package io.penstock.processor.fold;

/// Webhook bodies as Makini sends them.
final class Bodies {
  private Bodies() {}

  /// A purchase order that changed.
  ///
  /// @param second of 03:00 on 2 January 2026 at which it changed
  static String order(String id, int second, String title) {
    return order("updated", id, second, title);
  }

  static String order(String verb, String id, int second, String title) {
    return orders(verb, content(id, second, title));
  }

  /// A webhook of these contents; several where there are several.
  static String orders(String verb, String... contents) {
    var data = contents.length == 1 ? contents[0] : "[" + String.join(",", contents) + "]";
    return "{\"event\":\"purchase_order." + verb + "\",\"data\":" + data + "}";
  }

  static String content(String id, int second, String title) {
    return "{\"key\":\"%s\",\"title\":\"%s\",\"updatedAt\":\"2026-01-02T03:00:%02dZ\"}"
        .formatted(id, title, second);
  }

  static String deletedAt(String id, int second) {
    var time = "2026-01-02T03:00:%02dZ".formatted(second);
    return orders(
        "updated",
        "{\"key\":\"%s\",\"updatedAt\":\"%s\",\"deletedAt\":\"%s\"}".formatted(id, time, time));
  }

  /// A webhook that only names orders.
  static String thin(String verb, String... ids) {
    return "{\"event\":\"purchase_order."
        + verb
        + "\",\"body\":[\""
        + String.join("\",\"", ids)
        + "\"]}";
  }
}
