package io.penstock.ingress.http;

import static io.penstock.ingress.http.RawRequest.signed;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.fixture.HeldKafka;
import io.penstock.proof.fixtures.senders.Makini;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// 200 means stored: what reaches Kafka, and when it is answered.
class StoringTest {
  private static final String BODY = "{\"id\":\"evt_01\",\"event\":\"assets.updated\"}";

  @Test
  void answerWaitsForTheAcknowledgement() throws IOException {
    try (var port = DataPort.held();
        var sender = port.connect()) {
      sender.send(signed("conn-42", BODY));
      port.kafka.awaitSent(1);
      assertThat(sender.silent()).isTrue();

      port.kafka.mock().completeNext();

      var answer = sender.answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("content-type")).isEqualTo("application/json");
      assertThat(answer.header("webhook-receipt")).isEqualTo("7-0");
      assertThat(answer.body())
          .isEqualTo("{\"status\":\"stored\",\"id\":\"evt_01\",\"receipt\":\"7-0\"}");
      port.awaitOutcomes("stored");
    }
  }

  @Test
  void recordIsWhatWasSentWithWhatIsKnownOfIt() throws IOException {
    try (var port = DataPort.prompt();
        var sender = port.connect()) {
      sender.exchange(signed("conn-42", BODY, "Content-Type: application/json", "X-Other: 1"));

      var record = port.kafka.onlyRecord();
      assertThat(record.topic()).isEqualTo(HeldKafka.TOPIC);
      assertThat(record.key()).isEqualTo("conn-42".getBytes(UTF_8));
      assertThat(record.value()).isEqualTo(BODY.getBytes(UTF_8));
      assertThat(headers(record))
          .containsExactlyInAnyOrder(
              "webhook-id: evt_01",
              "webhook-id-origin: sender",
              "key-id: key-1",
              "received-at: " + DataPort.NOW.toEpochMilli(),
              "origin: webhook",
              "recipe: makini",
              "content-type: application/json",
              "http-x-webhook-signature: " + Makini.sign(Makini.SECRET, BODY));
    }
  }

  @Test
  void bodyOfExactlyTheLimitIsStored() throws Exception {
    var body = "x".repeat(DataPort.BODY_MAX).getBytes(UTF_8);
    try (var port = DataPort.prompt();
        var client = HttpClient.newHttpClient()) {
      var declared = client.send(request(port, body).build(), BodyHandlers.ofString());
      var chunked =
          client.send(
              request(port, body)
                  .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)))
                  .build(),
              BodyHandlers.ofString());

      assertThat(List.of(declared.statusCode(), chunked.statusCode())).containsOnly(200);
      assertThat(port.kafka.sent()).allMatch(record -> record.value().length == body.length);
    }
  }

  @Test
  void bodyInManyPiecesIsPutTogether() throws IOException {
    var body = "{\"id\":\"évt\",\"a\":[1,2,3]}";
    var signature = Makini.sign(Makini.SECRET, body.getBytes(ISO_8859_1));
    try (var port = DataPort.prompt();
        var sender = port.connect()) {
      sender.send(
          "POST /webhooks/conn-42 HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: Chunked\r\n"
              + ("X-Webhook-Signature: " + signature + "\r\n\r\n"));
      for (int i = 0; i < body.length(); i++) {
        sender.send("1\r\n" + body.charAt(i) + "\r\n");
      }

      var answer = sender.exchange("0\r\n\r\n");

      assertThat(answer.status()).isEqualTo(200);
      assertThat(port.kafka.onlyRecord().value()).isEqualTo(body.getBytes(ISO_8859_1));
    }
  }

  @Test
  void emptyBodyIsStoredAsAnEmptyValue() throws IOException {
    try (var port = DataPort.prompt();
        var sender = port.connect()) {
      var answer = sender.exchange(signed("conn-42", ""));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(port.kafka.onlyRecord().value()).isNotNull().isEmpty();
      assertThat(headers(port.kafka.onlyRecord())).contains("webhook-id-origin: derived");
    }
  }

  @Test
  void compressedBodyIsStoredAsItCame() throws Exception {
    var zipped = gzip(BODY);
    try (var port = DataPort.prompt();
        var client = HttpClient.newHttpClient()) {
      var request = request(port, zipped).header("Content-Encoding", "gzip").build();

      var answer = client.send(request, BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(port.kafka.onlyRecord().value()).isEqualTo(zipped);
      assertThat(headers(port.kafka.onlyRecord())).contains("content-encoding: gzip");
    }
  }

  @Test
  void senderThatAsksFirstIsToldToGoOn() throws IOException {
    var request = signed("conn-42", BODY, "Expect: 100-continue");
    var headEnd = request.indexOf("\r\n\r\n") + 4;
    try (var port = DataPort.prompt();
        var sender = port.connect()) {
      var first = sender.exchange(request.substring(0, headEnd));
      var second = sender.exchange(request.substring(headEnd));

      assertThat(first.status()).isEqualTo(100);
      assertThat(second.status()).isEqualTo(200);
    }
  }

  @Test
  void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
    try (var port = DataPort.prompt();
        var sender = port.connect()) {
      sender.send(
          signed("conn-42", "{\"id\":1}")
              + signed("conn-43", "{\"id\":2}")
              + signed("conn-42", ""));

      assertThat(sender.answer().body()).contains("\"id\":\"1\"");
      assertThat(sender.answer().body()).contains("\"id\":\"2\"");
      assertThat(sender.answer().header("webhook-receipt")).isEqualTo("7-2");
    }
  }

  private static HttpRequest.Builder request(DataPort port, byte[] body) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + port.port() + "/webhooks/conn-42"))
        .version(HttpClient.Version.HTTP_1_1)
        .header("X-Webhook-Signature", Makini.sign(Makini.SECRET, body))
        .POST(BodyPublishers.ofByteArray(body));
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }

  private static List<String> headers(ProducerRecord<byte[], byte[]> record) {
    return Stream.of(record.headers().toArray())
        .map(header -> header.key() + ": " + new String(header.value(), UTF_8))
        .toList();
  }
}
