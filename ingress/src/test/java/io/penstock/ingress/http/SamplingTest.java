package io.penstock.ingress.http;

import static io.penstock.ingress.http.RawRequest.signed;
import static io.penstock.ingress.http.RawRequest.unsigned;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.operate.IngressManagementServer;
import io.penstock.ingress.operate.OperatorToken;
import io.penstock.ingress.operate.RefusedSampleRoutes;
import io.penstock.ingress.operate.samples.RefusedSamples;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.senders.Makini;
import io.penstock.settings.service.Readiness;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What was refused on the data port can be looked at on the management port, with the token.
class SamplingTest {
  private static final String TOKEN = "0123456789abcdef";
  private static final String SHOWN = "Bearer " + TOKEN;
  private static final String BODY = "{\"id\":\"evt_01\", \"\u00e9\":\"\u0000\u00ff\"}\n";
  private static final String FORGED = "X-Webhook-Signature: " + Makini.sign("guessed", BODY);

  private final DataPort port = DataPort.prompt();
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final int operators =
      listen(new RefusedSampleRoutes(port.samples, new OperatorToken(Makini.secret(TOKEN))));

  @AfterEach
  void stop() {
    client.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    port.close();
  }

  @Test
  void aRefusedWebhookIsListedAndItsHeadersAndBytesAreThere() throws Exception {
    refuse(unsigned("conn-42", BODY, FORGED, "X-Made-Up: one", "x-made-up: two"));

    var list = get(operators, "/refused", SHOWN);
    var headers = get(operators, "/refused/1/headers", SHOWN);
    var body = get(operators, "/refused/1/body", SHOWN);

    assertThat(text(list))
        .isEqualTo(
            "[{\"number\":1,\"time\":\"2026-11-23T08:00:00Z\",\"label\":\"forged\","
                + "\"connection\":\"conn-42\",\"bodyBytes\":"
                + BODY.length()
                + ",\"bodyKept\":true}]");
    assertThat(text(headers).lines())
        .containsExactly(
            "Host: localhost",
            "Content-Length: " + BODY.length(),
            FORGED,
            "X-Made-Up: one",
            "x-made-up: two");
    assertThat(body.body()).isEqualTo(BODY.getBytes(ISO_8859_1));
  }

  @Test
  void theNewestStandsFirstWithItsLabelAndItsConnectionAsTheRequestHadIt() throws Exception {
    refuse(unsigned("conn-42", BODY));
    refuse(unsigned("conn-43", BODY, FORGED));
    refuse(unsigned("nobodys", BODY, FORGED));
    refuse(unsigned("conn-42", BODY, FORGED, FORGED));
    refuse(signed("conn-42", "{\"connection_id\":\"conn-43\"}"));

    var list = text(get(operators, "/refused", SHOWN));

    assertThat(list.split("\\},\\{"))
        .satisfiesExactly(
            each -> assertThat(each).contains("\"connection-mismatch\",\"connection\":\"conn-42\""),
            each -> assertThat(each).contains("\"signature-repeated\",\"connection\":\"conn-42\""),
            each -> assertThat(each).contains("\"unknown-connection\",\"connection\":\"nobodys\""),
            each -> assertThat(each).contains("\"forged\",\"connection\":\"conn-43\""),
            each -> assertThat(each).contains("\"unsigned\",\"connection\":\"conn-42\""));
  }

  @Test
  void whatIsNotAboutTheSenderIsNotKept() throws Exception {
    refuse(signed("conn-gone", BODY));
    refuse("GET /webhooks/conn-42 HTTP/1.1\r\nHost: h\r\n\r\n");
    refuse(unsigned("conn-42", "x".repeat(DataPort.BODY_MAX + 1)));
    refuse(unsigned("conn-42/other", BODY));

    assertThat(port.samples.count()).isZero();
    assertThat(text(get(operators, "/refused", SHOWN))).isEqualTo("[]");
  }

  @Test
  void aFloodOfMadeUpConnectionsIsOneSampleASecond() throws Exception {
    refuse(unsigned("conn-42", BODY));
    for (int i = 0; i < 200; i++) {
      refuse(unsigned("made-up-" + i, BODY, FORGED));
    }

    port.advance(Duration.ofSeconds(1));
    refuse(unsigned("made-up-200", BODY, FORGED));

    assertThat(port.samples.newestFirst())
        .extracting(sample -> sample.connectionId())
        .containsExactly("made-up-200", "made-up-0", "conn-42");
  }

  @Test
  void aFloodOfLargeBodiesStaysWithinItsBounds() throws Exception {
    for (int i = 0; i < 100; i++) {
      port.advance(Duration.ofSeconds(1));
      refuse(unsigned("conn-42", "x".repeat(DataPort.BODY_MAX), FORGED));
    }

    assertThat(port.samples.newestFirst().getFirst().number()).isEqualTo(100);
    assertThat(port.samples.count()).isLessThan(RefusedSamples.SAMPLES_MAX);
    assertThat(port.samples.bytes()).isBetween(4_000_000L, 4L << 20);
    assertThat(get(operators, "/refused/1/body", SHOWN).statusCode()).isEqualTo(404);
    assertThat(get(operators, "/refused/1/headers", SHOWN).statusCode()).isEqualTo(404);
  }

  @Test
  void credentialsOfOtherKindsAreDots() throws Exception {
    refuse(
        unsigned(
            "conn-42",
            BODY,
            "Authorization: Basic aaaa",
            "proxy-authorization: Basic bbbb",
            "COOKIE: cccc"));

    assertThat(text(get(operators, "/refused/1/headers", SHOWN)))
        .contains("Authorization: ......\nproxy-authorization: ......\nCOOKIE: ......\n")
        .doesNotContain("aaaa", "bbbb", "cccc");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "Bearer 0123456789abcdeg",
        "Bearer 0123456789abcde",
        "Bearer 0123456789abcdef0",
        "Bearer ",
        "0123456789abcdef",
        "Basic 0123456789abcdef"
      })
  void withoutTheTokenNothingIsShown(@Nullable String authorization) throws Exception {
    refuse(unsigned("conn-42", BODY, FORGED));

    for (var path : new String[] {"", "/1/headers", "/1/body", "/2/body", "/1", "/x"}) {
      var answer = get(operators, "/refused" + path, authorization);

      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.headers().firstValue("www-authenticate")).hasValue("Bearer");
      assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
      assertThat(text(answer))
          .contains("urn:penstock:unauthorized")
          .doesNotContain("conn-42", BODY);
    }
  }

  @Test
  void withoutATokenFileThereIsNothingThere() throws Exception {
    int off = listen(null);

    for (var path : new String[] {"/refused", "/refused/1/headers", "/refused/1/body"}) {
      assertThat(get(off, path, SHOWN).statusCode()).isEqualTo(404);
    }
  }

  private void refuse(String request) throws IOException {
    var told = port.outcomes.labels.size();
    try (var sender = port.connect()) {
      assertThat(sender.exchange(request).status()).isBetween(400, 413);
    }
    // A sample is taken once the sender has its answer: the next thing its loop does comes after.
    Eventually.holds("told", () -> port.outcomes.labels.size() > told);
    try (var next = port.connect()) {
      next.exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    }
  }

  private int listen(@Nullable RefusedSampleRoutes routes) {
    return new IngressManagementServer(() -> true, Readiness.Ready::new, () -> "", routes)
        .listen(vertx, "127.0.0.1", 0)
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }

  private HttpResponse<byte[]> get(int at, String path, @Nullable String authorization)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + path));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), UTF_8);
  }
}
