package io.penstock.proof.reference;

import io.penstock.proof.reference.TimeFormats.Reading;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The content of an item.
///
/// @param model `model` of its event; null without canonical content
/// @param compared the values that are compared to decide if two contents are equal, numbers of the
///   model by value; null without content
/// @param data `data` of its event; null without content
/// @param extensions `extensions` of its event; may be empty
/// @param issues `issues` of its event; may be empty
record ItemContent(
    boolean deleted,
    @Nullable String model,
    @Nullable List<Object> compared,
    @Nullable ObjectNode data,
    ObjectNode extensions,
    List<Issue> issues) {
  private static final int BYTES_MAX = (4 << 20) - (4 << 10);

  static ItemContent of(
      EntityType type,
      ObjectNode received,
      ObjectNode judged,
      boolean deleted,
      List<Issue> issues) {
    var model = type.model();
    return model == null
        ? new ItemContent(deleted, null, List.of(judged), received, Json.object(), issues)
        : canonical(model, judged, deleted, issues);
  }

  /// The content of a deletion that only names its entity.
  static ItemContent none(List<Issue> issues) {
    return new ItemContent(true, null, null, null, Json.object(), issues);
  }

  /// The canonical model of the members that generated logs use; the other members are extensions.
  private static ItemContent canonical(
      String model, ObjectNode judged, boolean deleted, List<Issue> timeIssues) {
    var data = Json.object();
    var extensions = judged.deepCopy();
    var title = judged.get("title");
    if (title != null && title.isString() && !title.stringValue().isBlank()) {
      data.set("title", extensions.remove("title"));
    }
    var gross = extensions.remove("totalGrossValue");
    if (gross != null) {
      addAmount(new BigDecimal(gross.asString()), data);
    }
    var issues = new ArrayList<Issue>();
    for (var name : List.of("created", "deleted")) {
      var sources = List.of(name + "At", "_" + name + "At", name + "_at");
      addTime(name + "At", sources, extensions, data, issues);
    }
    extensions.values().removeIf(JsonNode::isNull);
    var all = new LinkedHashSet<>(timeIssues);
    all.addAll(issues);
    var compared = data.deepCopy();
    if (gross != null) {
      addAmount(new BigDecimal(gross.asString()).stripTrailingZeros(), compared);
    }
    return new ItemContent(
        deleted, model, List.of(compared, extensions, issues), data, extensions, List.copyOf(all));
  }

  private static void addAmount(BigDecimal amount, ObjectNode data) {
    data.putObject("totals").putObject("gross").put("amount", amount.toPlainString());
  }

  /// Adds a time of the model: the first of its source members that is an exact time. Members that
  /// were looked at are no extensions.
  private static void addTime(
      String name,
      List<String> sources,
      ObjectNode extensions,
      ObjectNode data,
      List<Issue> issues) {
    for (var source : sources) {
      var value = extensions.remove(source);
      if (value == null) {
        continue;
      }
      if (TimeFormats.read(value) instanceof Reading.Exact(var micros)) {
        data.put(name, TimeFormats.text(micros));
        return;
      }
      var code = code(value);
      if (code != null) {
        issues.add(new Issue("/" + name, code, Json.raw(value)));
      }
    }
  }

  /// The issue of a value that is no exact time; null if it says that there is none.
  private static @Nullable String code(JsonNode value) {
    if (value.isBoolean() && !value.booleanValue()) {
      return null;
    }
    return switch (TimeFormats.read(value)) {
      case Reading.Exact _, Reading.Nothing() -> null;
      case Reading.Local _ -> "no-time-zone";
      case Reading.Placeholder(var left) -> left;
      case Reading.NoTime(var left) -> left;
    };
  }

  boolean sameAs(ItemContent other) {
    return deleted == other.deleted && Objects.equals(compared, other.compared);
  }

  boolean tooLarge() {
    return bytes() > BYTES_MAX;
  }

  /// The size of the JSON object of the event's content: `model`, `data`, `extensions` and
  /// `issues`, without those that are absent or empty.
  int bytes() {
    var written = Json.object();
    addTo(written);
    return Json.bytes(written).length;
  }

  /// Adds the members of the content to an event.
  void addTo(ObjectNode event) {
    if (model != null) {
      event.put("model", model);
    }
    if (data != null) {
      event.set("data", data);
    }
    if (!extensions.isEmpty()) {
      event.set("extensions", extensions);
    }
    if (!issues.isEmpty()) {
      var list = event.putArray("issues");
      for (var issue : issues) {
        var one = list.addObject();
        one.put("path", issue.path());
        one.put("code", issue.code());
        one.put("raw", issue.raw());
      }
    }
  }

  /// The size of texts, in bytes of UTF-8.
  static int bytes(@Nullable String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
