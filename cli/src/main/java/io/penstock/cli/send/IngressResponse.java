package io.penstock.cli.send;

import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.schemas.json.JsonReader;
import io.penstock.schemas.json.JsonReader.Reading;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came of posting a webhook.
sealed interface IngressResponse {
  /// The stable word for it.
  String label();

  /// An HTTP answer.
  ///
  /// @param label the bridge's word for it; `?` where a server answered that is none
  /// @param id what the bridge calls the webhook; null where it does not say
  /// @param receipt where the webhook is stored; null where it is not
  /// @param retryAfter how long the bridge asks to wait; null where it does not
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

    /// Reads the parts of an HTTP answer.
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

    /// Whole seconds; a date, which HTTP allows too, counts as not said.
    private static @Nullable Duration seconds(String text) {
      return text.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(text)) : null;
    }

    /// Whether the bridge has it.
    boolean stored() {
      return status == 200 && label.equals("stored");
    }

    /// Whether the sender is asked to come again.
    boolean temporary() {
      return status == 503 || status == 429;
    }
  }

  /// No answer, so that nobody knows whether it was stored.
  record Missing(String reason) implements IngressResponse {
    @Override
    public String label() {
      return "no-answer";
    }
  }

  /// Nobody listens there.
  record Unreachable(String reason) implements IngressResponse {
    @Override
    public String label() {
      return "unreachable";
    }
  }
}
