package io.penstock.ingress.pull.api;

import io.penstock.ingress.pull.api.ApiResult.Answered;
import io.penstock.ingress.pull.api.ApiResult.Failed;
import io.penstock.senders.api.RetryAfter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// One request of an API and its answer. It ends once: with the answer's end, with a failure, or at
/// its deadline. An exchange that ends early closes its socket.
///
/// If the status alone makes the result, the rest of the answer is read only to keep the socket;
/// whatever happens to it, the result stays.
final class ApiExchange {
  private final String retryAfterHeader;
  private final int bytesMax;
  private final AnswerBudget budget;
  private final InstantSource clock;
  private final Promise<ApiResult> result = Promise.promise();
  private final Buffer body = Buffer.buffer();
  private @Nullable HttpClientRequest request;
  private @Nullable HttpClientResponse response;
  private @Nullable Failed byStatus;

  /// An exchange that did not begin.
  ///
  /// @param retryAfterHeader the name of the header that says when to ask again
  /// @param bytesMax the maximum size of the answer after decompression
  /// @param budget the bytes of all answers that are being read
  ApiExchange(String retryAfterHeader, int bytesMax, AnswerBudget budget, InstantSource clock) {
    this.retryAfterHeader = retryAfterHeader;
    this.bytesMax = bytesMax;
    this.budget = budget;
    this.clock = clock;
  }

  /// The result. It never fails.
  Future<ApiResult> result() {
    return result.future();
  }

  /// Sends the request on its socket.
  Future<HttpClientResponse> send(HttpClientRequest request, @Nullable String form) {
    this.request = request;
    if (ended()) {
      var _ = request.reset();
      return Future.failedFuture("too late");
    }
    return form == null ? request.send() : request.send(form);
  }

  /// Reads the answer, whose head has arrived.
  void answer(HttpClientResponse response) {
    if (ended()) {
      return;
    }
    this.response = response;
    byStatus = byStatus(response);
    response.exceptionHandler(this::fail).handler(this::add).endHandler(_ -> complete());
  }

  private void add(Buffer part) {
    if (ended()) {
      return;
    }
    if (body.length() + part.length() > bytesMax) {
      abort(failed(CallFailure.ANSWER_TOO_LARGE, "expected at most " + bytesMax + " bytes"));
    } else if (!budget.take(part.length())) {
      abort(failed(CallFailure.NO_ROOM, "too many answers are being read"));
    } else {
      body.appendBuffer(part);
    }
  }

  private void complete() {
    var whole = response;
    if (whole != null && byStatus == null) {
      var type = whole.getHeader("content-type");
      end(new Answered(whole.statusCode(), body.getBytes(), date(whole), type));
    } else if (byStatus != null) {
      end(byStatus);
    }
  }

  /// The network failed.
  void fail(Throwable cause) {
    abort(NetworkFailures.of(cause, response != null));
  }

  /// The deadline has come.
  void late() {
    abort(failed(CallFailure.TIMED_OUT, response == null ? "no answer" : "no end of the answer"));
  }

  private void abort(Failed failure) {
    if (!ended()) {
      end(byStatus == null ? failure : byStatus);
      if (request != null) {
        var _ = request.reset();
      }
    }
  }

  private boolean ended() {
    return result.future().isComplete();
  }

  private void end(ApiResult made) {
    if (!ended()) {
      budget.give(body.length());
      result.complete(made);
    }
  }

  /// The failure that the status says; `null` if the answer is one.
  private @Nullable Failed byStatus(HttpClientResponse head) {
    int status = head.statusCode();
    var failure =
        switch (status) {
          case 200, 404, 410 -> null;
          case 401, 403 -> CallFailure.UNAUTHORIZED;
          case 429 -> CallFailure.RATE_LIMITED;
          default -> byClass(status);
        };
    var waits = status == 429 || status == 503;
    return failure == null
        ? null
        : new Failed(failure, "status " + status, waits ? retryAfter(head) : null);
  }

  private static CallFailure byClass(int status) {
    return switch (status / 100) {
      case 3 -> CallFailure.REDIRECTED;
      case 4 -> CallFailure.REQUEST_REFUSED;
      case 5 -> CallFailure.SERVER_ERROR;
      default -> CallFailure.UNEXPECTED_STATUS;
    };
  }

  private @Nullable Duration retryAfter(HttpClientResponse head) {
    var written = head.getHeader(retryAfterHeader);
    if (written == null) {
      return null;
    }
    // A date is by the API's clock, as its own date is.
    var now = date(head);
    return RetryAfter.read(written, now == null ? clock.instant() : now);
  }

  private static @Nullable Instant date(HttpClientResponse head) {
    var written = head.getHeader("date");
    try {
      return written == null
          ? null
          : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(written));
    } catch (DateTimeException _) {
      return null;
    }
  }

  private static Failed failed(CallFailure failure, String detail) {
    return new Failed(failure, detail, null);
  }
}
