package io.penstock.standalone.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// How many items had each outcome, as the processor counts them on its management port.
final class ItemCounts implements AutoCloseable {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(2);
  private static final Pattern OUTCOME =
      Pattern.compile("(?m)^penstock_processor_items_total\\{outcome=\"([a-z]+)\"} (\\S+)$");
  private static final Pattern HELD =
      Pattern.compile("(?m)^penstock_processor_held\\{[^}]*} (\\S+)$");

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpRequest request;
  private SortedMap<String, Long> last = new TreeMap<>();

  ItemCounts(int managementPort) {
    request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/metrics"))
            .timeout(ANSWER_MAX)
            .build();
  }

  /// The counts now; the last ones where the processor does not answer.
  SortedMap<String, Long> now() {
    try {
      last = counts(http.send(request, BodyHandlers.ofString()).body());
    } catch (IOException _) {
      // Shown again next time.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return last;
  }

  /// The counts in a page of metrics (Prometheus's text format).
  static SortedMap<String, Long> counts(String metrics) {
    var counts = new TreeMap<String, Long>();
    OUTCOME
        .matcher(metrics)
        .results()
        .forEach(found -> counts.put(found.group(1), number(found.group(2))));
    counts.values().removeIf(count -> count == 0);
    var held = HELD.matcher(metrics).results().mapToLong(found -> number(found.group(1))).sum();
    if (held > 0) {
      counts.put("held", held);
    }
    return counts;
  }

  private static long number(String text) {
    return (long) Double.parseDouble(text);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
