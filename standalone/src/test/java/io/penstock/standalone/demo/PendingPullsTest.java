package io.penstock.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingPullsTest {
  @ParameterizedTest
  @CsvSource({"0.0, 0.0, 0.0, true", "0.0, 2.0, 0.0, false", "0.0, 0.0, 1.0, false"})
  void nothingIsPendingIfNoRequestIsOpenAndNoIdWaits(
      String first, String second, String queued, boolean none) {
    var processor =
        """
        penstock_processor_requests_open{partition="0"} %s
        penstock_processor_requests_open{partition="11"} %s
        """
            .formatted(first, second);
    var ingress = "penstock_ingress_pull_queued_ids " + queued + "\n";

    assertThat(isNone(ingress, processor)).isEqualTo(none);
  }

  @ParameterizedTest
  @CsvSource({
    "'', penstock_processor_requests_open{partition=\"0\"} 0.0",
    "penstock_ingress_pull_queued_ids 0.0, ''"
  })
  void pageWithoutTheMetricIsNoProof(String ingress, String processor) {
    assertThat(isNone(ingress, processor)).isFalse();
  }

  private static boolean isNone(String ingress, String processor) {
    var one = serve(ingress);
    var other = serve(processor);
    try (var pulls = new PendingPulls(one.getAddress().getPort(), other.getAddress().getPort())) {
      return pulls.none();
    } finally {
      one.stop(0);
      other.stop(0);
    }
  }

  private static HttpServer serve(String page) {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/metrics",
          exchange -> {
            var body = page.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
