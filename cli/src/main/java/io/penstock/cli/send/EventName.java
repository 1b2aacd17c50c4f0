package io.penstock.cli.send;

import io.penstock.cli.output.UnknownName;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What a made-up webhook says has happened.
///
/// @param text as it stands in the body, such as `purchase-orders.updated`
/// @param deletes whether its verb is `deleted`
record EventName(String text, EntityType type, boolean deletes) {
  private static final String DELETED = "deleted";
  private static final List<String> VERBS = List.of("inserted", "created", "updated", DELETED);

  /// Reads an event's name from the command line.
  static final class Reader implements ITypeConverter<EventName> {
    @Override
    public EventName convert(String text) {
      int end = Math.max(text.lastIndexOf('.'), text.lastIndexOf(':'));
      if (end < 0) {
        throw new TypeConversionException(
            "\"%s\" is no <entity type>.<verb>, such as purchase-orders.updated".formatted(text));
      }
      var type = type(text.substring(0, end));
      return new EventName(text, type, verb(text.substring(end + 1)).equals(DELETED));
    }
  }

  private static EntityType type(String spelling) {
    var type = EntityTypes.of(spelling);
    if (type == null) {
      var known = EntityTypes.ALL.stream().flatMap(EventName::spellings).toList();
      throw new TypeConversionException(UnknownName.name("entity type", spelling, known));
    }
    return Objects.requireNonNull(type);
  }

  private static Stream<String> spellings(EntityType type) {
    return Stream.concat(Stream.of(type.plural()), type.spellings().stream());
  }

  private static String verb(String word) {
    if (!VERBS.contains(word)) {
      throw new TypeConversionException(UnknownName.name("verb", word, VERBS));
    }
    return word;
  }
}
