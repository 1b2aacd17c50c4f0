package io.penstock.senders.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonWriter;
import io.penstock.senders.api.TokenReading.TokenFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The file of a connection's token: the text of the token alone, or a JSON object as a token
/// endpoint answers (RFC 6749, 5.1), with `client_id` and `client_secret` beside it if the endpoint
/// needs them.
///
/// One line end after the text, LF or CRLF, is left out, because editors add it.
public final class TokenFile {

  /// The maximum size of the file, and of an answer.
  public static final int BYTES_MAX = 16 << 10;

  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]+");
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private TokenFile() {}

  /// Reads the file.
  public static TokenReading read(Path file, TokenExpiry expiry) {
    try {
      // First the time: if the file is replaced meanwhile, the new token seems older than it is.
      var modified = Files.getLastModifiedTime(file).toInstant();
      try (var in = Files.newInputStream(file)) {
        return of(in.readNBytes(BYTES_MAX + 1), modified, expiry);
      }
    } catch (NoSuchFileException _) {
      return new TokenReading.Unusable(
          TokenFault.MISSING, "missing", "put the token in the file " + file);
    } catch (IOException e) {
      return new TokenReading.Unusable(
          TokenFault.UNREADABLE,
          "unreadable (" + e.getClass().getSimpleName() + ")",
          "expected a file that may be read, " + file);
    }
  }

  /// Reads the content of a file.
  ///
  /// @param modified when the file was written
  public static TokenReading of(byte[] content, Instant modified, TokenExpiry expiry) {
    var text = new String(content, ISO_8859_1);
    if (text.stripLeading().startsWith("{")) {
      return ofAnswer(content, modified, expiry);
    }
    var token = withoutLineEnd(text);
    if (content.length > BYTES_MAX) {
      return tooLong();
    } else if (token.isBlank()) {
      return unusable("empty", "expected a token");
    }
    return VISIBLE.matcher(token).matches()
        ? new TokenReading.Held(new ApiToken(token, null, null, ApiToken.Client.NONE))
        : unusable("not visible ASCII", "expected a token on one line, or a JSON object");
  }

  /// Reads the answer of a token endpoint, a JSON object. A member other than `access_token` that
  /// is not printable ASCII counts as absent.
  ///
  /// @param received when it was received
  public static TokenReading ofAnswer(byte[] answer, Instant received, TokenExpiry expiry) {
    if (answer.length > BYTES_MAX) {
      return tooLong();
    }
    if (!(JsonReader.read(answer) instanceof JsonReader.Reading.Document(Json.Obj members))) {
      return unusable("not a JSON object", "expected one with access_token");
    }
    if (members.member("access_token") == null) {
      return unusable("without access_token", "expected a JSON object with it");
    }
    var access = text(members, "access_token", VISIBLE.asMatchPredicate());
    if (access == null) {
      return unusable("not visible ASCII", "expected such a text as access_token");
    }
    var printable = PRINTABLE.asMatchPredicate();
    var client =
        new ApiToken.Client(
            text(members, "client_id", printable), text(members, "client_secret", printable));
    return new TokenReading.Held(
        new ApiToken(
            access,
            text(members, "refresh_token", printable),
            expiresAt(members, received, expiry),
            client));
  }

  /// The content of the file of a token: canonical JSON that [#of] reads as the same token.
  ///
  /// @param written when the file is written
  public static byte[] write(ApiToken token, Instant written, TokenExpiry expiry) {
    var members = new LinkedHashMap<String, Json>();
    put(members, "access_token", token.access());
    put(members, "client_id", token.client().id());
    put(members, "client_secret", token.client().secret());
    if (token.expiresAt() != null) {
      var number = expiry.number(token.expiresAt(), written);
      members.put("expires_in", new Json.Num(Long.toString(number)));
    }
    put(members, "refresh_token", token.refresh());
    return JsonWriter.writeSorted(new Json.Obj(members));
  }

  /// When the token expires; `null` if the answer does not say it in a form that is known: a token
  /// is better than none.
  private static @Nullable Instant expiresAt(Json.Obj members, Instant from, TokenExpiry expiry) {
    var written =
        switch (members.member("expires_in")) {
          case Json.Num(var digits) -> digits;
          case Json.Str(var text) -> text;
          case Json.Obj _, Json.Arr _, Json.Bool _, Json.Null _ -> "";
          case null -> "";
        };
    return SECONDS.matcher(written).matches() ? expiry.at(Long.parseLong(written), from) : null;
  }

  private static @Nullable String text(Json.Obj members, String name, Predicate<String> form) {
    return members.member(name) instanceof Json.Str(var text) && form.test(text) ? text : null;
  }

  private static void put(Map<String, Json> members, String name, @Nullable String text) {
    if (text != null) {
      members.put(name, new Json.Str(text));
    }
  }

  private static String withoutLineEnd(String text) {
    if (!text.endsWith("\n")) {
      return text;
    }
    var end = text.endsWith("\r\n") ? 2 : 1;
    return text.substring(0, text.length() - end);
  }

  private static TokenReading tooLong() {
    return unusable("longer than " + BYTES_MAX + " bytes", "expected a token");
  }

  private static TokenReading unusable(String reason, String expected) {
    return new TokenReading.Unusable(TokenFault.UNUSABLE, reason, expected);
  }
}
