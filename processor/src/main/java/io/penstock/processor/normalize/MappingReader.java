package io.penstock.processor.normalize;

import io.penstock.processor.normalize.CanonicalObject.CodeTable;
import io.penstock.processor.normalize.CanonicalObject.Member;
import io.penstock.processor.normalize.Normalizer.Deletion;
import io.penstock.processor.normalize.Normalizer.Mapping;
import io.penstock.processor.values.ValueReader;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;

/// Reads a mapping from its YAML and compiles it.
///
/// The files are part of a release, so whatever is wrong in one is a bug: an
/// `IllegalStateException` that says where.
final class MappingReader {
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Map<String, ValueReader> READERS =
      Arrays.stream(ValueReader.values())
          .collect(Collectors.toUnmodifiableMap(ValueReader::label, Function.identity()));

  private final Map<String, CodeTable> tables = new HashMap<>();
  private final Map<String, CanonicalObject> objects = new HashMap<>();

  private MappingReader() {}

  static Mapping builtIn(EntityType type) {
    var name = "mappings/" + type.name() + ".yaml";
    try (var yaml = MappingReader.class.getResourceAsStream(name)) {
      if (yaml == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return read(type.name(), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param type the entity type that the mapping must be for
  static Mapping read(String type, InputStream yaml) {
    try (var parser = YAML.createParser(ObjectReadContext.empty(), yaml)) {
      parser.nextToken();
      return new MappingReader().mapping(type, object(type, JsonReader.value(parser)));
    }
  }

  private Mapping mapping(String type, Json.Obj root) {
    checkKeys(type, root, "type", "deleted", "tables", "objects", "members");
    if (!new Json.Str(type).equals(root.member("type"))) {
      throw new IllegalStateException(type + ": type must be " + type);
    }
    part(type, root, "tables").members().forEach((name, table) -> tables.put(name, table(table)));
    part(type, root, "objects")
        .members()
        .forEach((name, form) -> objects.put(name, form(type + "." + name, object(name, form))));
    return new Mapping(
        new CanonicalObject(members(type, part(type, root, "members")), null),
        deletion(type, part(type, root, "deleted")));
  }

  private static CodeTable table(Json codes) {
    var spellings = new LinkedHashMap<String, List<String>>();
    object("tables", codes)
        .members()
        .forEach((code, words) -> spellings.put(code, texts(code, words)));
    return new CodeTable(spellings);
  }

  private static Deletion deletion(String at, Json.Obj deleted) {
    checkKeys(at, deleted, "flags", "codes");
    var codes = new HashMap<String, Set<String>>();
    part(at, deleted, "codes")
        .members()
        .forEach(
            (member, words) ->
                codes.put(
                    member,
                    texts(at, words).stream().map(CodeTable::fold).collect(Collectors.toSet())));
    return new Deletion(texts(at, deleted.member("flags")), codes);
  }

  private CanonicalObject form(String at, Json.Obj form) {
    checkKeys(at, form, "text", "members");
    var text = form.member("text") instanceof Json.Str(var source) ? source : null;
    return new CanonicalObject(members(at, part(at, form, "members")), text);
  }

  private List<Member> members(String at, Json.Obj named) {
    var members = new ArrayList<Member>();
    named.members().forEach((name, member) -> members.add(member(at, name, object(name, member))));
    MappingRules.check(at, members);
    return members;
  }

  private Member member(String at, String name, Json.Obj member) {
    var here = at + "." + name;
    if (member.member("members") != null) {
      checkKeys(here, member, "members");
      return new Member.Group(name, members(here, part(here, member, "members")));
    }
    var from = texts(here, member.member("from"));
    var kind = member.members().firstEntry();
    checkKeys(here, member, kind.getKey(), "from");
    var of = kind.getValue() instanceof Json.Str(var text) ? text : "";
    return switch (kind.getKey()) {
      case "read" -> new Member.Value(name, from, known(here, READERS.get(of)));
      case "code" -> new Member.Code(name, name + "Raw", from, known(here, tables.get(of)));
      case "object" -> new Member.Nested(name, from, known(here, objects.get(of)));
      case "list" -> new Member.Many(name, from, known(here, objects.get(of)));
      default -> throw new IllegalStateException(here + ": read, code, object, list or members");
    };
  }

  private static <T> T known(String at, @Nullable T named) {
    if (named == null) {
      throw new IllegalStateException(at + " names what is not there");
    }
    return named;
  }

  private static Json.Obj part(String at, Json.Obj parent, String name) {
    var part = parent.member(name);
    return part == null ? Json.Obj.EMPTY : object(at + "." + name, part);
  }

  private static Json.Obj object(String at, Json value) {
    if (value instanceof Json.Obj object) {
      return object;
    }
    throw new IllegalStateException(at + ": an object was expected");
  }

  private static List<String> texts(String at, @Nullable Json value) {
    if (value instanceof Json.Arr(var items)) {
      var texts = new ArrayList<String>();
      for (var item : items) {
        if (item instanceof Json.Str(var text)) {
          texts.add(text);
        }
      }
      if (texts.size() == items.size()) {
        return texts;
      }
    }
    throw new IllegalStateException(at + ": a list of texts was expected");
  }

  private static void checkKeys(String at, Json.Obj object, String... allowed) {
    var unknown = new ArrayList<>(object.members().keySet());
    unknown.removeAll(List.of(allowed));
    if (!unknown.isEmpty()) {
      throw new IllegalStateException(at + ": unknown " + unknown);
    }
  }
}
