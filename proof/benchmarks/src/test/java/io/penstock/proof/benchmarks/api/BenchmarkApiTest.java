package io.penstock.proof.benchmarks.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BenchmarkApiTest {
  private static final int ENTITIES = 150;

  private final Vertx vertx = Vertx.vertx();
  private final PageGate gate = new PageGate();
  private final HttpClient http = HttpClient.newHttpClient();
  private int port;

  @BeforeEach
  void listen() {
    port = new BenchmarkApi(gate, ENTITIES).listen(vertx).await();
  }

  @AfterEach
  void close() {
    http.close();
    vertx.close().await();
  }

  @Test
  void everyEntityExists() throws Exception {
    assertThat(get("/a/orders/0000000007"))
        .startsWith("{\"data\":{\"id\":\"0000000007\",")
        .hasSize(ApiEntities.BYTES + "{\"data\":}".length());
  }

  @Test
  void listHasItsEntitiesOnPages() throws Exception {
    assertThat(get("/a/orders?page=1"))
        .startsWith("{\"data\":[{\"id\":\"0000000000\",")
        .contains("\"0000000099\"")
        .doesNotContain("\"0000000100\"")
        .endsWith("],\"meta\":{\"last_page\":2}}");
    assertThat(get("/a/orders?page=2"))
        .contains("\"0000000100\"", "\"0000000149\"")
        .doesNotContain("\"0000000150\"");
    assertThat(gate.counts().lists()).isEqualTo(1);
  }

  @Test
  void pagesOneAfterTheOtherAreNotAtTheSameTime() throws Exception {
    get("/a/orders?page=1");
    get("/a/orders?page=2");

    assertThat(gate.counts()).isEqualTo(new PageCounts(2, 1, 1));
  }

  private String get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }
}
