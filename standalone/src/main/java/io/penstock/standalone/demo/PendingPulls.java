package io.penstock.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// What a bridge has asked APIs for and does not know yet, as its services count it on their
/// management ports.
final class PendingPulls implements AutoCloseable {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
  private static final Pattern REQUESTS =
      Pattern.compile("(?m)^penstock_processor_requests_open\\{[^}]*} (\\S+)$");
  private static final Pattern QUEUED =
      Pattern.compile("(?m)^penstock_ingress_pull_queued_ids(?:\\{[^}]*})? (\\S+)$");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI ingress;
  private final URI processor;

  PendingPulls(int ingressManagementPort, int processorManagementPort) {
    ingress = metrics(ingressManagementPort);
    processor = metrics(processorManagementPort);
  }

  private static URI metrics(int port) {
    return URI.create("http://127.0.0.1:" + port + "/metrics");
  }

  /// Whether no request is open and no id waits to be fetched. If a service does not answer, this
  /// is false.
  boolean none() {
    return isZero(sum(REQUESTS, page(processor))) && isZero(sum(QUEUED, page(ingress)));
  }

  private static boolean isZero(OptionalLong sum) {
    return sum.isPresent() && sum.getAsLong() == 0;
  }

  /// The sum of a metric on a page (Prometheus's text format); empty if the page does not have it.
  static OptionalLong sum(Pattern metric, String page) {
    return metric
        .matcher(page)
        .results()
        .mapToLong(found -> (long) Double.parseDouble(found.group(1)))
        .reduce(Long::sum);
  }

  private String page(URI uri) {
    try {
      var request = HttpRequest.newBuilder(uri).timeout(ANSWER_MAX).build();
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException _) {
      return "";
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
