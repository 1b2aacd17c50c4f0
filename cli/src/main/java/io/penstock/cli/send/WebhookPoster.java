package io.penstock.cli.send;

import io.penstock.cli.sign.Signer;
import io.penstock.cli.sign.Signer.SignedHeader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Signs bodies and posts them over HTTP. Thread-safe.
final class WebhookPoster implements AutoCloseable {
  /// Time limit for an answer, the same as Makini's.
  static final Duration ANSWER_MAX = Duration.ofSeconds(10);

  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_MAX)
          .build();

  private final URI address;
  private final Signer signer;
  private final boolean forging;
  private final InstantSource clock;

  /// A poster for one connection of a bridge.
  ///
  /// @param forging whether it signs a body other than the posted one
  WebhookPoster(URI address, Signer signer, boolean forging, InstantSource clock) {
    this.address = address;
    this.signer = signer;
    this.forging = forging;
    this.clock = clock;
  }

  /// Posts the body once.
  IngressResponse post(byte[] body) throws InterruptedException {
    var unsigned =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER_MAX)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    headers(body).forEach(header -> unsigned.header(header.name(), header.value()));
    var request = unsigned.build();
    try {
      var answer = http.send(request, BodyHandlers.ofByteArray());
      var retryAfter = answer.headers().firstValue("Retry-After");
      return IngressResponse.Given.of(answer.statusCode(), retryAfter, answer.body());
    } catch (ConnectException | HttpConnectTimeoutException e) {
      return new IngressResponse.Unreachable("nobody listens at " + address.getAuthority());
    } catch (HttpTimeoutException e) {
      return new IngressResponse.Missing("none within " + ANSWER_MAX.toSeconds() + " s");
    } catch (IOException e) {
      return new IngressResponse.Missing(Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }
  }

  /// The signed headers. A repeat has the same id as the first attempt, but its own time.
  private List<SignedHeader> headers(byte[] body) {
    var id = UUID.nameUUIDFromBytes(body).toString();
    return signer.headers(forging ? another(body) : body, id, clock.millis());
  }

  private static byte[] another(byte[] body) {
    return Arrays.copyOf(body, body.length + 1);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
