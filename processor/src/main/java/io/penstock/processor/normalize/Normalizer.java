package io.penstock.processor.normalize;

import io.penstock.processor.normalize.CanonicalObject.CodeTable;
import io.penstock.processor.values.ValueReader;
import io.penstock.processor.values.ValueReader.ReadValue.Read;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.NormalizationIssue;
import io.penstock.schemas.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Converts an entity's content to its canonical model, by the mapping of the entity's type.
///
/// Pure: equal content gives equal results. Safe for use by several threads.
public final class Normalizer {
  /// The source members besides the deletion time that mark an entity as deleted.
  ///
  /// @param flags source members that are true if the entity is deleted
  /// @param codes source members that hold a code, each with the folded codes that mean deletion
  record Deletion(List<String> flags, Map<String, Set<String>> codes) {

    Deletion {
      flags = List.copyOf(flags);
      codes = Map.copyOf(codes);
    }

    /// Whether any of these members marks the entity as deleted.
    boolean isSaidBy(Json.Obj content) {
      return flags.stream().anyMatch(name -> isTrue(content.member(name)))
          || codes.entrySet().stream()
              .anyMatch(code -> isOneOf(code.getValue(), content.member(code.getKey())));
    }

    private static boolean isTrue(@Nullable Json value) {
      return value != null
          && ValueReader.BOOLEAN.read(value) instanceof Read<Json>(Json.Bool(var bool))
          && bool;
    }

    private static boolean isOneOf(Set<String> folded, @Nullable Json value) {
      return value instanceof Json.Str(var spelling) && folded.contains(CodeTable.fold(spelling));
    }
  }

  /// The normalized content of an item.
  ///
  /// @param data the canonical model, or the content as received if the type has no canonical model
  /// @param compared the data in the form in which two contents are compared
  /// @param extensions the members that the canonical model does not have, as received
  /// @param issues the values that could not be read, in the order in which they were found
  /// @param deleted whether a flag or a code that the mapping names marks the entity as deleted
  public record Normalized(
      Json.Obj data,
      Json.Obj compared,
      Json.Obj extensions,
      List<NormalizationIssue> issues,
      boolean deleted) {

    public Normalized {
      issues = List.copyOf(issues);
    }
  }

  /// The mapping of an entity type's content to its canonical model.
  ///
  /// @param form the members of `data`
  /// @param deletion the source members that mark an entity as deleted
  record Mapping(CanonicalObject form, Deletion deletion) {}

  private final Map<String, Mapping> mappings;

  private Normalizer(Map<String, Mapping> mappings) {
    this.mappings = Map.copyOf(mappings);
  }

  /// A normalizer with this release's mappings, one for each type with a canonical model.
  ///
  /// @throws IllegalStateException if a mapping is missing or inconsistent
  public static Normalizer builtIn() {
    var mappings = new HashMap<String, Mapping>();
    for (var type : EntityTypes.ALL) {
      if (type.canonical()) {
        mappings.put(type.name(), MappingReader.builtIn(type));
      }
    }
    return new Normalizer(mappings);
  }

  /// Normalizes one entity. A value that can't be read becomes an issue, never an exception.
  ///
  /// @param system the source system configured for the connection, if any; all systems are read
  ///   with Makini's spellings
  /// @param content the entity's members without its id and its changed time, which the envelope
  ///   contains
  public Normalized normalize(EntityType type, @Nullable String system, Json.Obj content) {
    var mapping = mappings.get(type.name());
    if (mapping == null) {
      return new Normalized(content, content, Json.Obj.EMPTY, List.of(), false);
    }
    var reading = ObjectReading.ofEntity(content);
    var data = reading.read(mapping.form());
    return new Normalized(
        data,
        ComparedData.of(mapping.form(), data),
        reading.rest(),
        reading.issues(),
        mapping.deletion().isSaidBy(content));
  }
}
