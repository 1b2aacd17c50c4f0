package io.penstock.proof.simulator;

import io.penstock.proof.simulator.Ledger.Attempt;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/// Posts webhooks over HTTP/1.1. Each call is one attempt; at most 64 attempts are in flight.
final class HttpPoster implements AutoCloseable {
  private static final int IN_FLIGHT_MAX = 64;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// Fair, so that a slow receiver delays posts but does not reorder them.
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT_MAX, true);

  private final URI address;
  private final Duration answerMax;
  private final InstantSource clock;

  /// A poster for one receiver.
  ///
  /// @param address the receiver's scheme, host and port
  /// @param answerMax time limit for an answer
  /// @param clock the clock for the start of an attempt
  HttpPoster(URI address, Duration answerMax, InstantSource clock) {
    this.address = address;
    this.answerMax = answerMax;
    this.clock = clock;
  }

  /// Posts a webhook once. Waits for a free place in flight, and then for the answer.
  ///
  /// @throws InterruptedException if interrupted while it waits for the place; a later interruption
  ///   results in [Answer.None]
  Attempt post(Webhook webhook) throws InterruptedException {
    inFlight.acquire();
    try {
      var sentAt = clock.instant();
      return new Attempt(webhook, sentAt, answer(webhook));
    } finally {
      inFlight.release();
    }
  }

  private Answer answer(Webhook webhook) {
    try {
      return answer(http.send(request(webhook), BodyHandlers.ofString()));
    } catch (IOException | RuntimeException e) {
      // The simulator's own errors are recorded in the ledger too.
      return new Answer.None(e.toString());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer.None("stopped before there was one");
    }
  }

  private HttpRequest request(Webhook webhook) {
    var request =
        HttpRequest.newBuilder(address.resolve("/webhooks/" + webhook.connection()))
            .timeout(answerMax)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(webhook.body()));
    webhook.headers().forEach(request::header);
    return request.build();
  }

  private static Answer answer(HttpResponse<String> response) {
    var receipt = response.headers().firstValue("Webhook-Receipt").orElse("");
    return new Answer.Status(response.statusCode(), receipt, response.body());
  }

  /// Aborts all attempts in flight.
  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
