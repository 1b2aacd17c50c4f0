package io.penstock.cli.payloads;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.payloads.ValueStyle.WrittenValue;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A JSON object under construction, and the texts that an event must show of it, by JSON Pointer.
final class PayloadDraft {
  private static final int SHOWS_MIN = 2;
  private static final int SHOWS_MAX = 5;

  private final SequencedMap<String, Json> members = new LinkedHashMap<>();
  private final SequencedMap<String, String> shows;
  private final String pointer;

  private PayloadDraft(SequencedMap<String, String> shows, String pointer) {
    this.shows = shows;
    this.pointer = pointer;
  }

  /// An empty entity. Events show nothing of it yet.
  static PayloadDraft ofEntity() {
    return new PayloadDraft(new LinkedHashMap<>(), "/data");
  }

  /// An empty object to nest in this one. Events show it at this path below this object's.
  PayloadDraft within(String path) {
    return new PayloadDraft(shows, pointer + "/" + path);
  }

  PayloadDraft put(String name, Json value) {
    members.put(name, value);
    return this;
  }

  PayloadDraft text(String name, String value) {
    return put(name, new Json.Str(value));
  }

  /// Adds a text that events show at this path.
  PayloadDraft text(String name, String value, String path) {
    return put(name, WrittenValue.text(value), path);
  }

  /// Adds a value. Events show its canonical text at this path.
  PayloadDraft put(String name, WrittenValue value, String path) {
    return put(name, value.json()).shows(path, value.means());
  }

  /// Adds a value that events show unchanged under the same name. A number with a fraction is not
  /// recorded, because a reader with binary numbers prints `1.50` as `1.5`.
  PayloadDraft asReceived(String name, Json value) {
    put(name, value);
    return switch (value) {
      case Json.Str(var text) -> shows(name, text);
      case Json.Num(var digits) -> digits.contains(".") ? this : shows(name, digits);
      case Json.Bool(var bool) -> shows(name, Boolean.toString(bool));
      case Json.Obj _, Json.Arr _, Json.Null() -> this;
    };
  }

  PayloadDraft asReceived(String name, String text) {
    return asReceived(name, new Json.Str(text));
  }

  PayloadDraft shows(String path, String text) {
    shows.put(pointer + "/" + path, text);
    return this;
  }

  /// Adds a member with a list of objects.
  PayloadDraft list(String name, List<PayloadDraft> objects) {
    var items = objects.stream().<Json>map(PayloadDraft::object).toList();
    return put(name, new Json.Arr(items));
  }

  Json.Obj object() {
    return new Json.Obj(members);
  }

  /// The finished content, with a random choice of 2 to 5 texts that events must show.
  Payload content(RandomChoices random) {
    var pointers = new ArrayList<>(shows.sequencedKeySet());
    random.shuffle(pointers);
    var shown = Math.min(pointers.size(), random.between(SHOWS_MIN, SHOWS_MAX));
    var some = new LinkedHashMap<String, String>();
    for (var each : pointers.subList(0, shown)) {
      some.put(each, shows.getOrDefault(each, ""));
    }
    return new Payload(new String(JsonWriter.write(object()), UTF_8), Map.copyOf(some));
  }
}
