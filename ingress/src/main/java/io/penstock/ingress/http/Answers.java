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

/// Writes answers: the receipt of what was stored, or the problem (RFC 9457) with what was not.
public final class Answers {
  /// What stands in JSON as it is, and is all that most ids are made of.
  private static final AsciiSet PLAIN = AsciiSet.of(AsciiSet.ALPHANUMERIC + "-_.:~");

  /// Enough for most receipts.
  private static final int RECEIPT_CHARS = 160;

  private static final CharSequence RECEIPT = HttpHeaders.createOptimized("webhook-receipt");
  private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
  private static final CharSequence PROBLEM =
      HttpHeaders.createOptimized("application/problem+json");

  /// `Retry-After` is this plus up to as much again, in seconds, so that senders come back spread.
  private static final int RETRY_AFTER_MIN_S = 5;

  private static final Map<Refusal, Buffer> PROBLEMS = problems();

  private final RandomGenerator jitter;

  Answers(RandomGenerator jitter) {
    this.jitter = jitter;
  }

  /// Answers 200.
  ///
  /// @param leave whether the connection is closed after it
  Future<Void> stored(
      HttpServerResponse response, String webhookId, int partition, long offset, boolean leave) {
    var receipt = partition + "-" + offset;
    response.putHeader(HttpHeaders.CONTENT_TYPE, JSON).putHeader(RECEIPT, receipt);
    if (leave) {
      response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    return response.end(Buffer.buffer(receipt(webhookId, receipt)));
  }

  /// What is written of a webhook that was stored: text, because a tree of JSON for each would cost
  /// as much as its signature.
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
  /// @param leave whether the connection is closed after it
  Future<Void> refused(HttpServerResponse response, Refusal refusal, boolean leave) {
    head(response, refusal, leave);
    return response.end(PROBLEMS.get(refusal));
  }

  /// Answers so and asks the sender to leave, but does not end the response: with its end Vert.x
  /// closes the connection of a request it could not make sense of at once, and what is still
  /// coming would make that a reset, which can destroy the answer.
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

  /// A problem's document (RFC 9457).
  public static Buffer problem(int status, String label, String detail) {
    var members = new LinkedHashMap<String, Json>();
    members.put("type", new Json.Str("urn:penstock:" + label));
    members.put("title", new Json.Str(label.replace('-', ' ')));
    members.put("status", new Json.Num(Integer.toString(status)));
    members.put("detail", new Json.Str(detail));
    return Buffer.buffer(JsonWriter.write(new Json.Obj(members)));
  }
}
