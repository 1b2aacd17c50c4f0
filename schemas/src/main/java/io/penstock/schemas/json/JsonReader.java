package io.penstock.schemas.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// Reads bytes as one JSON document (RFC 8259, UTF-8) within limits.
///
/// The work grows linearly with the bytes, whatever they are: they are decoded once, and the parser
/// goes over the characters once and keeps no table of names. Safe for use by several threads.
public final class JsonReader {

  /// How deep objects and arrays may nest.
  public static final int DEPTH_MAX = 100;

  /// How many digits a number may have, its exponent's included.
  public static final int NUMBER_CHARS_MAX = 1000;

  /// How many characters a member's name may have.
  public static final int NAME_CHARS_MAX = 50_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH_MAX)
                  .maxNumberLength(NUMBER_CHARS_MAX)
                  .maxNameLength(NAME_CHARS_MAX)
                  .build())
          // Names that collide in a table of names cost quadratic time, and a table that outlives
          // its document makes what is read depend on the names that were read before.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .build();

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final Pattern START_MARKER =
      Pattern.compile(" ?\\(start marker at [^)]*\\)[^)]*\\)");

  private JsonReader() {}

  /// What the bytes turned out to be.
  public sealed interface Reading {
    record Document(Json value) implements Reading {}

    /// Not one JSON document within the limits.
    ///
    /// @param detail what is wrong and where, for a person
    record Unreadable(String detail) implements Reading {}
  }

  /// Reads the text of a token.
  interface TextReading {

    /// The text of the string or the name that the parser stands on.
    String text(JsonParser parser);
  }

  public static Reading read(byte[] utf8) {
    try {
      return read(characters(utf8), JsonReader::text);
    } catch (JacksonException e) {
      return new Reading.Unreadable(complaint(e));
    }
  }

  static Reading read(CharBuffer characters, TextReading texts) {
    try (var parser = parser(characters)) {
      if (parser.nextToken() == null) {
        return new Reading.Unreadable("empty, where a JSON document was expected");
      }
      var value = value(parser, texts);
      return parser.nextToken() == null
          ? new Reading.Document(value)
          : new Reading.Unreadable("more than one JSON document" + where(parser));
    } catch (JacksonException e) {
      return new Reading.Unreadable(complaint(e));
    }
  }

  /// A parser over the bytes, under the limits above. A byte order mark is passed over, as RFC 8259
  /// allows; the parser's locations count characters after it.
  ///
  /// @throws JacksonException if the bytes are not UTF-8 (RFC 3629)
  public static JsonParser parser(byte[] utf8) {
    return parser(characters(utf8));
  }

  static JsonParser parser(CharBuffer characters) {
    // The parser over characters is the one that can do without a table of names.
    return FACTORY.createParser(
        ObjectReadContext.empty(), characters.array(), 0, characters.limit());
  }

  /// The characters of the document, from the first element of the buffer's array to its limit.
  ///
  /// @throws JacksonException if the bytes are not UTF-8
  static CharBuffer characters(byte[] utf8) {
    var bytes = ByteBuffer.wrap(utf8);
    bytes.position(startsWithByteOrderMark(utf8) ? BYTE_ORDER_MARK.length : 0);
    var characters = CharBuffer.allocate(bytes.remaining());
    // Jackson's own decoder takes overlong forms and surrogates for characters.
    if (UTF_8.newDecoder().decode(bytes, characters, true).isError()) {
      throw new StreamReadException("Not UTF-8 (byte " + bytes.position() + ")");
    }
    return characters.flip();
  }

  /// Whether the bytes begin with the byte order mark of UTF-8.
  public static boolean startsWithByteOrderMark(byte[] utf8) {
    return utf8.length >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            utf8, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }

  /// The value that the parser stands on; leaves the parser on its last token.
  public static Json value(JsonParser parser) {
    return value(parser, JsonReader::text);
  }

  private static Json value(JsonParser parser, TextReading texts) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, texts);
      case START_ARRAY -> array(parser, texts);
      case VALUE_STRING -> new Json.Str(texts.text(parser));
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(number(parser));
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NULL -> new Json.Null();
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("no value starts with " + parser.currentToken());
    };
  }

  private static Json object(JsonParser parser, TextReading texts) {
    var members = new LinkedHashMap<String, Json>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = texts.text(parser);
      parser.nextToken();
      members.put(name, value(parser, texts));
    }
    return new Json.Obj(members);
  }

  private static Json array(JsonParser parser, TextReading texts) {
    var items = new ArrayList<Json>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, texts));
    }
    return new Json.Arr(items);
  }

  /// The number's text. The parser counts one digit too few of some numbers.
  private static String number(JsonParser parser) {
    var text = parser.getString();
    if (text.length() > NUMBER_CHARS_MAX
        && text.chars().filter(each -> each >= '0' && each <= '9').count() > NUMBER_CHARS_MAX) {
      throw new StreamReadException(
          parser, "A number of more than " + NUMBER_CHARS_MAX + " digits");
    }
    return text;
  }

  /// The token's text, refused where an escape made half a surrogate pair: no UTF-8 can carry it
  /// on.
  private static String text(JsonParser parser) {
    var text = parser.getString();
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSurrogatePair(
            text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
          throw new StreamReadException(parser, "Half a surrogate pair");
        }
        i++;
      }
    }
    return text;
  }

  /// What is wrong with a document and where, for a person. Nothing of the document is shown but
  /// single characters and names of tokens.
  public static String complaint(JacksonException e) {
    var at = e.getLocation();
    var place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    // Jackson says of some faults where they began, and of every source that it is not shown.
    return START_MARKER.matcher(e.getOriginalMessage()).replaceAll("") + place;
  }

  private static String where(JsonParser parser) {
    var at = parser.currentTokenLocation();
    return " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }
}
