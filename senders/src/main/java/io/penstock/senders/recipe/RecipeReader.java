package io.penstock.senders.recipe;

import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.settings.FlatYaml;
import io.penstock.settings.Problems;
import io.penstock.settings.SectionMembers;
import io.penstock.settings.ValueFormat;
import io.penstock.settings.Yaml;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a recipe. `signature: {header: x}` and `signature.header: x` are the same.
final class RecipeReader {

  /// How many places one value may stand in.
  static final int PLACES_MAX = 16;

  private static final ValueFormat<ChangeOrder> ORDER = ValueFormat.choice(ChangeOrder.values());

  static final ValueFormat<JsonPointer> POINTER =
      new ValueFormat<>(
          "a JSON Pointer such as /data/key",
          text -> text.startsWith("/") ? JsonPointer.of(text) : null,
          JsonPointer::toString,
          true);

  private final SectionMembers members;

  private RecipeReader(SectionMembers members) {
    this.members = members;
  }

  /// The recipe; `null` where it lacks what it can't be without, which then is a problem.
  static @Nullable Recipe read(String name, Yaml document, Problems problems) {
    var flat = FlatYaml.of(document, problems);
    var members = new SectionMembers("recipe " + name, document.place(), flat, problems);
    var recipe = new RecipeReader(members).recipe(name);
    members.refuseUnknown();
    return recipe;
  }

  private @Nullable Recipe recipe(String name) {
    var connection = places("connection");
    var webhookId = places("webhook-id");
    var signature = new SignatureSchemeReader(members).read(webhookId, connection);
    var layout = layout();
    return signature == null ? null : new Recipe(name, signature, connection, webhookId, layout);
  }

  private BodyLayout layout() {
    var order = ordering();
    return new BodyLayout(
        pointers("event"),
        pointers("occurred-at"),
        pointers("content"),
        pointers("entity-id"),
        pointers("changed-at"),
        pointers("created-at"),
        pointers("deleted-at"),
        versions(order),
        order);
  }

  /// Needed where an order counts them.
  private List<JsonPointer> versions(ChangeOrderByType order) {
    var at = members.items("version", order.anyContiguous() ? 1 : 0, PLACES_MAX);
    return members.read("version", at, POINTER);
  }

  /// `order: contiguous` for every type, or `order: {work_order: contiguous}` for some.
  private ChangeOrderByType ordering() {
    var byType = new HashMap<String, ChangeOrder>();
    for (var type : EntityTypes.ALL) {
      var order = members.optional("order." + type.name(), ORDER);
      if (order != null) {
        byType.put(type.name(), order);
      }
    }
    return new ChangeOrderByType(members.optional("order", ORDER, ChangeOrder.TIME), byType);
  }

  private List<JsonPointer> pointers(String name) {
    return members.read(name, members.items(name, 0, PLACES_MAX), POINTER);
  }

  /// Names of headers up to the first pointer, pointers from there on.
  private ValueLocations places(String name) {
    var items = members.items(name, 0, PLACES_MAX);
    int headers = 0;
    while (headers < items.size() && !pointer(items.get(headers))) {
      headers++;
    }
    return new ValueLocations(
        members.read(name, items.subList(0, headers), HeaderName.FORM),
        members.read(name, items.subList(headers, items.size()), POINTER));
  }

  private static boolean pointer(Yaml item) {
    return item instanceof Yaml.Scalar(_, var text) && text.startsWith("/");
  }
}
