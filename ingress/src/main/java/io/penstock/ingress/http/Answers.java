package io.penstock.ingress.http;

import io.penstock.ingress.verify.Refusal;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonWriter;
import io.penstock.senders.connection.AsciiSet;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import tools.jackson.core.io.JsonStringEncoder;

/// Writes answers: a receipt if the webhook was stored, otherwise a problem (RFC 9457).
public final class Answers {
  /// Characters that need no escape in JSON. Most ids consist of them.
  private static final AsciiSet PLAIN = AsciiSet.of(AsciiSet.ALPHANUMERIC + "-_.:~");

  /// Initial capacity in characters, enough for most receipts.
  private static final int RECEIPT_CHARS = 160;

  private static final CharSequence RECEIPT = HttpHeaders.createOptimized("webhook-receipt");
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final CharSequence PROBLEM =
      HttpHeaders.createOptimized("application/problem+json");

  /// Minimum of `Retry-After`, in seconds. A random part of less than the same amount is added, so
  /// that senders do not all retry at once.
  private static final int RETRY_AFTER_MIN_S = 5;

  private static final Map<Refusal, Buffer> PROBLEMS = problems();

  private final RandomGenerator jitter;

  Answers(RandomGenerator jitter) {
    this.jitter = jitter;
  }

  /// Answers 200 with a receipt.
  ///
  /// @param leave whether the answer announces the close of the HTTP connection
  Future<Void> stored(
      HttpServerResponse response, String webhookId, int partition, long offset, boolean leave) {
    var receipt = partition + "-" + offset;
    response.putHeader(HttpHeaders.CONTENT_TYPE, JSON).putHeader(RECEIPT, receipt);
    if (leave) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    return response.end(Buffer.buffer(receipt(webhookId, receipt)));
  }

  /// The body of the answer for a stored webhook. It is built as text, because a JSON tree for each
  /// webhook would cost as much as verifying its signature.
  static String receipt(String webhookId, String receipt) {
    var text =
        new StringBuilder(RECEIPT_CHARS).append("{\"status\":\"").append(RequestObserver.STORED);
    text.append("\",\"id\":\"");
    if (PLAIN.spells(webhookId)) {
      text.append(webhookId);
    } else {
      JsonStringEncoder.getInstance().quoteAsString(webhookId, text);
    }
    return text.append("\",\"receipt\":\"").append(receipt).append("\"}").toString();
  }

  /// Answers with the refusal's problem.
  ///
  /// @param leave whether the answer announces the close of the HTTP connection
  Future<Void> refused(HttpServerResponse response, Refusal refusal, boolean leave) {
    head(response, refusal, leave);
    return response.end(PROBLEMS.get(refusal));
  }

  /// Answers with the refusal's problem and announces the close, but does not end the response.
  /// When the response to an unparsable request ends, Vert.x closes its HTTP connection at once.
  /// Bytes that still arrive would turn that close into a reset, which can destroy the answer.
  void refusedOpenEnded(HttpServerResponse response, Refusal refusal) {
    head(response, refusal, true);
    var problem = Objects.requireNonNull(PROBLEMS.get(refusal));
    response
        .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(problem.length()))
        .write(problem);
  }

  private void head(HttpServerResponse response, Refusal refusal, boolean leave) {
    response.setStatusCode(refusal.status()).putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM);
    if (leave) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    if (refusal == Refusal.WRONG_METHOD) {
      response.putHeader(HttpHeaders.ALLOW, "POST");
    }
    if (refusal.retried()) {
      response.putHeader(
          HttpHeaders.RETRY_AFTER,
          Integer.toString(RETRY_AFTER_MIN_S + jitter.nextInt(RETRY_AFTER_MIN_S)));
    }
  }

  private static Map<Refusal, Buffer> problems() {
    var problems = new EnumMap<Refusal, Buffer>(Refusal.class);
    for (var refusal : Refusal.values()) {
      problems.put(refusal, problem(refusal.status(), refusal.label(), refusal.detail()));
    }
    return problems;
  }

  /// The JSON document of a problem (RFC 9457).
  public static Buffer problem(int status, String label, String detail) {
    var members = new LinkedHashMap<String, Json>();
    members.put("type", new Json.Str("urn:penstock:" + label));
    members.put("title", new Json.Str(label.replace('-', ' ')));
    members.put("status", new Json.Num(Integer.toString(status)));
    members.put("detail", new Json.Str(detail));
    return Buffer.buffer(JsonWriter.write(new Json.Obj(members)));
  }
}
