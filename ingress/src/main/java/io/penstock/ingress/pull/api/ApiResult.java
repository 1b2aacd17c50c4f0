package io.penstock.ingress.pull.api;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The result of a call. It holds nothing of the request.
public sealed interface ApiResult {

  /// The label of an answer with content.
  String OK = "ok";

  /// The label of an answer that the entity does not exist.
  String ABSENT = "absent";

  /// The label of the result in metrics and log.
  String label();

  /// An answer: 200, 404 or 410.
  ///
  /// @param body the bytes after decompression, at most the recipe's `answer-max`; not to be
  ///   changed
  /// @param date the `Date` header; `null` without a readable one
  /// @param contentType the `Content-Type` header; `null` without one
  record Answered(int status, byte[] body, @Nullable Instant date, @Nullable String contentType)
      implements ApiResult {

    /// Whether the answer has content.
    public boolean ok() {
      return status == 200;
    }

    @Override
    public String label() {
      return ok() ? OK : ABSENT;
    }

    @Override
    public String toString() {
      return "Answered[" + status + ", " + body.length + " bytes, " + date + "]";
    }
  }

  /// No usable answer.
  ///
  /// @param detail the reason for a person; it has no text of an answer
  /// @param retryAfter how long the API asks to wait; `null` if it does not
  record Failed(CallFailure failure, String detail, @Nullable Duration retryAfter)
      implements ApiResult {
    @Override
    public String label() {
      return failure.label();
    }
  }
}
