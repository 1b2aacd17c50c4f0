package io.penstock.processor.normalize;

import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.json.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes an entity's content its canonical model, by the mapping of its type.
///
/// Pure: equal content gives equal results. Safe for use by several threads.
public final class Normalizer {
  /// How an entity type's content becomes its canonical model.
  ///
  /// @param form the members of `data`
  /// @param deletion what in the content says that the entity is deleted
  record Mapping(CanonicalObject form, Deletion deletion) {}

  private final Map<String, Mapping> mappings;

  private Normalizer(Map<String, Mapping> mappings) {
    this.mappings = Map.copyOf(mappings);
  }

  /// The mappings this release brings, one for each type with a canonical model.
  ///
  /// @throws IllegalStateException where a mapping is missing or inconsistent
  public static Normalizer builtIn() {
    var mappings = new HashMap<String, Mapping>();
    for (var type : EntityTypes.ALL) {
      if (type.canonical()) {
        mappings.put(type.name(), MappingReader.builtIn(type));
      }
    }
    return new Normalizer(mappings);
  }

  /// Normalizes one entity; a value that can't be read becomes an issue, never an exception.
  ///
  /// @param system the source system configured for the connection, if any; every system reads by
  ///   Makini's own spellings
  /// @param content the entity's members without its id and its changed time, which stand in the
  ///   envelope
  public Normalized normalize(EntityType type, @Nullable String system, Json.Obj content) {
    var mapping = mappings.get(type.name());
    if (mapping == null) {
      return new Normalized(content, Json.Obj.EMPTY, List.of(), false);
    }
    var reading = ObjectReading.ofEntity(content);
    var data = reading.read(mapping.form());
    return new Normalized(
        data, reading.rest(), reading.issues(), mapping.deletion().isSaidBy(content));
  }
}
