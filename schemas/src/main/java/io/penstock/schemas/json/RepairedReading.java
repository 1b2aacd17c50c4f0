package io.penstock.schemas.json;

import io.penstock.schemas.json.JsonReader.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A document that was read with U+FFFD for each half of a surrogate pair. Names of members that
/// become equal by that are one repeated name.
///
/// @param reading what the bytes turned out to be
/// @param replaced the texts of the document that differ from what was received, in the order in
///   which they were read; at most [#REPLACED_MAX]
public record RepairedReading(Reading reading, List<ReplacedText> replaced) {

  /// How many replaced texts of a document are told. Others are replaced, too.
  public static final int REPLACED_MAX = 10_000;

  /// How many characters the names and indexes on the way to a replaced text may have together, so
  /// that it is told.
  public static final int PLACE_CHARS_MAX = 1_000;

  public RepairedReading {
    replaced = List.copyOf(replaced);
  }

  /// Reads a document. A document without half of a surrogate pair costs no more than with
  /// [JsonReader#read].
  public static RepairedReading of(byte[] utf8) {
    var reading = JsonReader.read(utf8);
    return reading instanceof Reading.Document
        ? new RepairedReading(reading, List.of())
        : repaired(utf8, reading);
  }

  /// A parser over the document with U+FFFD for each half of a surrogate pair. Its locations are
  /// those of the document as received, as with [JsonReader#parser].
  ///
  /// @throws JacksonException if the bytes are not UTF-8 (RFC 3629)
  public static JsonParser parser(byte[] utf8) {
    var characters = JsonReader.characters(utf8);
    SurrogateEscapes.replaceIn(characters.array(), characters.limit());
    return JsonReader.parser(characters);
  }

  private static RepairedReading repaired(byte[] utf8, Reading unrepaired) {
    try {
      var characters = JsonReader.characters(utf8);
      var escapes = SurrogateEscapes.replaceIn(characters.array(), characters.limit());
      if (escapes.isEmpty()) {
        return new RepairedReading(unrepaired, List.of());
      }
      var texts = new Texts(escapes.places());
      var reading = JsonReader.read(characters, texts);
      return new RepairedReading(
          reading,
          reading instanceof Reading.Document(var document)
              ? texts.replacedIn(document)
              : List.of());
    } catch (JacksonException _) {
      return new RepairedReading(unrepaired, List.of());
    }
  }

  /// Reads the texts of one document and collects those with replaced escapes.
  private static final class Texts implements JsonReader.TextReading {
    private final int[] escapes;
    private int passed;
    private final List<ReplacedText> replaced = new ArrayList<>();

    /// @param escapes the indexes of the replaced escapes in the document, ascending
    Texts(int[] escapes) {
      this.escapes = escapes;
    }

    @Override
    public String text(JsonParser parser) {
      var text = parser.getString();
      if (passed < escapes.length && passes(parser.currentLocation().getCharOffset())) {
        var at = replaced.size() < REPLACED_MAX ? place(parser) : null;
        if (at != null) {
          replaced.add(
              new ReplacedText(at, parser.currentToken() == JsonToken.PROPERTY_NAME, text));
        }
      }
      return text;
    }

    /// Passes the escapes before an index. The parser is behind the text, and before the first
    /// character of the next one.
    private boolean passes(long end) {
      int before = passed;
      while (passed < escapes.length && escapes[passed] < end) {
        passed++;
      }
      return passed > before;
    }

    /// The place of the parser's token; `null` if its names and indexes are too long.
    private static @Nullable JsonPointer place(JsonParser parser) {
      var tokens = new ArrayList<String>();
      int chars = 0;
      for (var here = parser.streamReadContext(); !here.inRoot(); here = here.getParent()) {
        var token = here.inArray() ? Integer.toString(here.getCurrentIndex()) : here.currentName();
        chars += token.length();
        if (chars > PLACE_CHARS_MAX) {
          return null;
        }
        tokens.add(token);
      }
      return new JsonPointer(tokens.reversed());
    }

    /// Those that stand in the document. A member that is repeated later does not.
    List<ReplacedText> replacedIn(Json document) {
      return replaced.stream().distinct().filter(each -> isIn(document, each)).toList();
    }

    private static boolean isIn(Json document, ReplacedText each) {
      if (!each.name()) {
        return document.at(each.at()) instanceof Json.Str(var text) && text.equals(each.text());
      }
      var tokens = each.at().tokens();
      var parent = new JsonPointer(tokens.subList(0, tokens.size() - 1));
      return document.at(parent) instanceof Json.Obj(var members)
          && members.containsKey(each.text());
    }
  }
}
