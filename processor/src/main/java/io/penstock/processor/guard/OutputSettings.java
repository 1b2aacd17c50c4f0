package io.penstock.processor.guard;

import io.penstock.processor.fold.FoldRules;
import io.penstock.processor.normalize.Normalizer;
import io.penstock.processor.values.ValueReader;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonWriter;
import io.penstock.senders.recipe.BodyLayout;
import io.penstock.senders.recipe.ChangeOrder;
import io.penstock.senders.signature.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The settings that shape outputs, as text that is stored and compared across restarts: one line
/// `key=value` for each setting, sorted.
///
/// The members of a recipe have their names in `recipes.yaml`; pointers are a JSON array of texts.
/// Every value is written explicitly: if it came from a default form, such as a record's
/// `toString`, renaming a component would stop every processor.
public final class OutputSettings {
  /// The files of a release that shape outputs, each with a class of the package that contains it.
  private static final Map<String, Class<?>> RESOURCES =
      Map.of(
          "currencies.txt", ValueReader.class,
          "mappings/purchase_order.yaml", Normalizer.class,
          "mappings/work_order.yaml", Normalizer.class);

  private OutputSettings() {}

  /// The text of these settings.
  ///
  /// @param layouts the layouts of recipes and API recipes by their names
  public static String text(FoldRules rules, Map<String, BodyLayout> layouts) {
    var lines = new TreeMap<>(rules.byKey());
    layouts.forEach(
        (name, layout) ->
            members(layout)
                .forEach((member, value) -> lines.put("recipe." + name + "." + member, value)));
    RESOURCES.forEach(
        (name, beside) -> lines.put("normalize." + name + ".sha256", sha256(beside, name)));
    return lines.entrySet().stream()
        .map(line -> line.getKey() + "=" + line.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private static Map<String, String> members(BodyLayout layout) {
    var members = new TreeMap<String, String>();
    members.put("event", pointers(layout.event()));
    members.put("occurred-at", pointers(layout.occurredAt()));
    members.put("content", pointers(layout.content()));
    members.put("entity-id", pointers(layout.entityId()));
    members.put("changed-at", pointers(layout.changedAt()));
    members.put("created-at", pointers(layout.createdAt()));
    members.put("deleted-at", pointers(layout.deletedAt()));
    members.put("version", pointers(layout.version()));
    members.put("order", order(layout.order().otherwise()));
    layout.order().byType().forEach((type, order) -> members.put("order." + type, order(order)));
    return members;
  }

  private static String pointers(List<JsonPointer> pointers) {
    var texts = pointers.stream().<Json>map(pointer -> new Json.Str(pointer.text())).toList();
    return new String(JsonWriter.write(new Json.Arr(texts)), StandardCharsets.UTF_8);
  }

  private static String order(ChangeOrder order) {
    return switch (order) {
      case TIME -> "time";
      case CONTIGUOUS -> "contiguous";
    };
  }

  private static String sha256(Class<?> beside, String name) {
    try (var resource = beside.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      var digest = Digests.sha256().digest(resource.readAllBytes());
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
