package io.penstock.cli.send;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The outcome of posting a webhook.
sealed interface IngressResponse {
  /// The stable name of the outcome.
  String label();

  /// An HTTP answer.
  ///
  /// @param label the bridge's name for the outcome; `?` if the answer is not a bridge's
  /// @param id the bridge's id of the webhook; null if the answer has none
  /// @param receipt where the webhook is stored; null if the answer has no receipt
  /// @param retryAfter how long the bridge asks to wait; null if the answer does not say it
  record Given(
      int status,
      String label,
      @Nullable String id,
      @Nullable String receipt,
      @Nullable Duration retryAfter)
      implements IngressResponse {
    private static final String PROBLEM = "urn:penstock:";
    private static final JsonPointer STATUS = JsonPointer.of("/status");
    private static final JsonPointer TYPE = JsonPointer.of("/type");
    private static final JsonPointer ID = JsonPointer.of("/id");
    private static final JsonPointer RECEIPT = JsonPointer.of("/receipt");

    /// Parses an HTTP answer.
    static Given of(int status, Optional<String> retryAfter, byte[] body) {
      var json = JsonReader.read(body) instanceof Reading.Document(var value) ? value : null;
      return new Given(
          status,
          label(text(json, STATUS), text(json, TYPE)),
          text(json, ID),
          text(json, RECEIPT),
          retryAfter.map(Given::seconds).orElse(null));
    }

    private static String label(@Nullable String status, @Nullable String type) {
      if (type != null && type.startsWith(PROBLEM)) {
        return type.substring(PROBLEM.length());
      }
      return status == null ? "?" : status;
    }

    private static @Nullable String text(@Nullable Json json, JsonPointer at) {
      return json != null && json.at(at) instanceof Json.Str(var text) ? text : null;
    }

    /// Parses `Retry-After` in whole seconds; null for a date, which HTTP also allows.
    private static @Nullable Duration seconds(String text) {
      return text.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(text)) : null;
    }

    /// Whether the bridge has stored the webhook.
    boolean stored() {
      return status == 200 && label.equals("stored");
    }

    /// Whether the sender should post the webhook again later.
    boolean temporary() {
      return status == 503 || status == 429;
    }
  }

  /// No answer: it is unknown whether the webhook was stored.
  record Missing(String reason) implements IngressResponse {
    @Override
    public String label() {
      return "no-answer";
    }
  }

  /// No connection could be opened to the address.
  record Unreachable(String reason) implements IngressResponse {
    @Override
    public String label() {
      return "unreachable";
    }
  }
}
