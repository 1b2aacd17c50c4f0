package io.penstock.schemas.json;

import io.penstock.schemas.json.JsonReader.Reading;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Another reading of the same language: Jackson's parser over bytes, which decodes them itself and
/// keeps its names in a table.
final class ByteReading {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(JsonReader.DEPTH_MAX)
                  .maxNumberLength(JsonReader.NUMBER_CHARS_MAX)
                  .build())
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
          .disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .build();

  private ByteReading() {}

  static Reading read(byte[] utf8) {
    try (var parser = parser(utf8)) {
      if (parser.nextToken() == null) {
        return new Reading.Unreadable("empty");
      }
      var value = JsonReader.value(parser);
      return parser.nextToken() == null
          ? new Reading.Document(value)
          : new Reading.Unreadable("more than one");
    } catch (JacksonException e) {
      return new Reading.Unreadable(e.getOriginalMessage());
    }
  }

  private static JsonParser parser(byte[] utf8) {
    var start = JsonReader.startsWithByteOrderMark(utf8) ? 3 : 0;
    return FACTORY.createParser(ObjectReadContext.empty(), utf8, start, utf8.length - start);
  }
}
