package io.penstock.cli.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// The forms a body may have had when it was signed, each different from what was received and from
/// those before it.
final class BodyForms {
  /// What the sender may have signed in the place of the body that was received.
  ///
  /// @param words completes `matches if the signed body is ...`
  /// @param advice what to do then
  record BodyForm(String words, String advice, byte[] bytes) {

    /// The body itself.
    static BodyForm received(byte[] body) {
      return new BodyForm("as received", "", body);
    }

    BodyForm after(String before) {
      return new BodyForm(before + ", then " + words, advice, bytes);
    }
  }

  /// The longest body whose JSON is written anew.
  static final int REWRITTEN_BYTES_MAX = 1 << 20;

  /// How many bytes a compressed body may become.
  static final int DECOMPRESSED_BYTES_MAX = 16 << 20;

  private static final String FILE_DIFFERS =
      "something on the way, or whoever saved the file, changed the body: compare its length with"
          + " Content-Length, and let whatever stands between pass it untouched";
  private static final String SIGNS_OTHER =
      "the sender signs another text than it sends: have it sign the bytes it sends";
  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  private final List<BodyForm> forms = new ArrayList<>();
  private final Set<ByteBuffer> known = new HashSet<>();

  private BodyForms(byte[] body) {
    known.add(ByteBuffer.wrap(body));
  }

  static List<BodyForm> of(byte[] body) {
    var forms = new BodyForms(body);
    forms.addLineEnds(body);
    forms.addTexts(body);
    forms.addJson(body);
    var decompressed = decompressed(body);
    if (decompressed != null) {
      var words = "decompressed";
      var advice =
          "the sender signs before it compresses: have it sign what it sends, or send plain";
      forms.add(words, advice, decompressed);
      of(decompressed).forEach(form -> forms.add(form.after(words)));
    }
    return List.copyOf(forms.forms);
  }

  private void addLineEnds(byte[] body) {
    var text = new String(body, ISO_8859_1);
    add("with a line end (LF) after it", FILE_DIFFERS, text + "\n");
    add("with a line end (CRLF) after it", FILE_DIFFERS, text + "\r\n");
    add("without the line end after it", FILE_DIFFERS, text.replaceFirst("(\r\n|\n)$", ""));
    add("with LF for each CRLF", FILE_DIFFERS, text.replace("\r\n", "\n"));
    add("with CRLF for each LF", FILE_DIFFERS, text.replace("\r\n", "\n").replace("\n", "\r\n"));
    add("without blanks around it", SIGNS_OTHER, text.strip());
  }

  private void addTexts(byte[] body) {
    var text = new String(body, ISO_8859_1);
    if (text.startsWith(BYTE_ORDER_MARK)) {
      add("without its byte order mark", SIGNS_OTHER, text.substring(BYTE_ORDER_MARK.length()));
    } else {
      add("with a byte order mark before it", SIGNS_OTHER, BYTE_ORDER_MARK + text);
    }
    add("in UTF-8, and received in ISO-8859-1", SIGNS_OTHER, recoded(body, ISO_8859_1, UTF_8));
    add("in ISO-8859-1, and received in UTF-8", SIGNS_OTHER, recoded(body, UTF_8, ISO_8859_1));
  }

  private void addJson(byte[] body) {
    if (body.length <= REWRITTEN_BYTES_MAX
        && JsonReader.read(body) instanceof JsonReader.Reading.Document(var document)) {
      for (var form : JsonForm.all()) {
        add("its JSON written anew, " + form.words(), SIGNS_OTHER, form.write(document));
      }
    }
  }

  private void add(String words, String advice, String bytes) {
    add(words, advice, bytes.getBytes(ISO_8859_1));
  }

  private void add(String words, String advice, byte @Nullable [] bytes) {
    if (bytes != null) {
      add(new BodyForm(words, advice, bytes));
    }
  }

  private void add(BodyForm form) {
    if (known.add(ByteBuffer.wrap(form.bytes()))) {
      forms.add(form);
    }
  }

  private static byte @Nullable [] recoded(byte[] body, Charset from, Charset to) {
    try {
      CharBuffer text = from.newDecoder().decode(ByteBuffer.wrap(body));
      ByteBuffer encoded = to.newEncoder().encode(text);
      var bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  private static byte @Nullable [] decompressed(byte[] body) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      var bytes = in.readNBytes(DECOMPRESSED_BYTES_MAX + 1);
      return bytes.length > DECOMPRESSED_BYTES_MAX ? null : bytes;
    } catch (IOException _) {
      return null;
    }
  }
}
