package io.penstock.proof.simulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer of the API.
///
/// @param headers the headers of this answer alone
record ApiAnswer(int status, Map<String, String> headers, String body) {
  static final int OK = 200;

  private static final String CONTENT_TYPE = "Content-Type";

  ApiAnswer {
    headers = Map.copyOf(headers);
  }

  static ApiAnswer json(int status, String body) {
    return new ApiAnswer(status, Map.of(CONTENT_TYPE, "application/json"), body);
  }

  static ApiAnswer html(int status, String title) {
    var page =
        "<!doctype html>\n<html><head><title>%1$s</title></head><body>%1$s</body></html>\n"
            .formatted(title);
    return new ApiAnswer(status, Map.of(CONTENT_TYPE, "text/html"), page);
  }

  /// An error as Makini describes it: a code, a type and a message.
  static ApiAnswer error(int status, String code, String message) {
    var error = new LinkedHashMap<String, Json>();
    error.put("code", new Json.Str(code));
    error.put("type", new Json.Str(status < 500 ? "client_error" : "server_error"));
    error.put("message", new Json.Str(message));
    var body = new LinkedHashMap<String, Json>();
    body.put("error", new Json.Obj(error));
    return json(status, text(new Json.Obj(body)));
  }

  static String text(Json value) {
    return new String(JsonWriter.write(value), UTF_8);
  }

  ApiAnswer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new ApiAnswer(status, more, body);
  }

  ApiAnswer withBody(String other) {
    return new ApiAnswer(status, headers, other);
  }
}
