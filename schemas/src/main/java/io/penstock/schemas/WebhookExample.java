package io.penstock.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// An example of a Makini webhook body and the entity event that it becomes.
///
/// @param name such as `purchase_order/v3-full`
/// @param webhook the body that was posted
/// @param event the event's value, in canonical form
public record WebhookExample(EntityType type, String name, String webhook, String event) {

  /// All examples, in the recommended reading order.
  public static List<WebhookExample> all() {
    return List.of(
        of(EntityTypes.PURCHASE_ORDER, "v3-small"),
        of(EntityTypes.PURCHASE_ORDER, "v3-full"),
        of(EntityTypes.PURCHASE_ORDER, "v3-old"),
        of(EntityTypes.PURCHASE_ORDER, "v3-deleted"),
        of(EntityTypes.PURCHASE_ORDER, "v3-doubtful"),
        of(EntityTypes.WORK_ORDER, "v4-small"),
        of(EntityTypes.WORK_ORDER, "v3-full"),
        of(EntityTypes.WORK_ORDER, "v4-deleted"),
        of(EntityTypes.WORK_ORDER, "v4-late"));
  }

  private static WebhookExample of(EntityType type, String name) {
    var path = type.name() + "/" + name;
    return new WebhookExample(type, path, text(path + ".webhook.json"), text(path + ".event.json"));
  }

  /// The text of the resource file without its trailing white space.
  static String text(String path) {
    try (var file = WebhookExample.class.getResourceAsStream("examples/" + path)) {
      if (file == null) {
        throw new IllegalStateException("examples/" + path + " is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
