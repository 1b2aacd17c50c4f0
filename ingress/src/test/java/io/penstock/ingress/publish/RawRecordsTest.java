package io.penstock.ingress.publish;

import static io.penstock.proof.fixtures.senders.Makini.connection;
import static io.penstock.proof.fixtures.senders.Makini.makini;
import static io.penstock.proof.fixtures.senders.Makini.secret;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.verify.GenuineWebhook;
import io.penstock.proof.fixtures.senders.DefaultConnection;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.recipe.Encoding;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.recipe.ValueLocations;
import io.penstock.senders.secret.SigningKey;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawRecordsTest {
  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final byte[] BODY = {'{', '}', 0, (byte) 0xff};

  private static final Connection PLAIN = connection("conn-42", "s");
  private static final Connection ADORNED =
      new Connection(
          "conn-42",
          makini(),
          List.of(new SigningKey("key-1", secret("s"))),
          "sap",
          Set.of(),
          Connection.State.ACTIVE,
          true,
          Duration.ofHours(24),
          Duration.ofMillis(1500),
          ZoneId.of("Europe/Berlin"),
          Duration.ofHours(26),
          null,
          null);

  private final RawRecords records = new RawRecords("makini.webhooks");

  @Test
  void recordIsTheBodyUnderTheConnection() {
    var record = record(PLAIN, Map.of());

    assertThat(record.topic()).isEqualTo("makini.webhooks");
    assertThat(record.key()).isEqualTo("conn-42".getBytes(UTF_8));
    assertThat(record.value()).isEqualTo(BODY);
    assertThat(record.partition()).isNull();
    assertThat(record.timestamp()).isNull();
  }

  @Test
  void emptyBodyIsAnEmptyValue() {
    var delivery = delivery(PLAIN, Map.of(), new byte[0]);

    assertThat(records.record(delivery).value()).isNotNull().isEmpty();
  }

  @Test
  void leastIsWhatIsAlwaysKnown() {
    assertThat(headers(record(PLAIN, Map.of())))
        .containsExactly(
            "webhook-id: evt_01",
            "webhook-id-origin: sender",
            "key-id: key-1",
            "received-at: 1767323045123",
            "origin: webhook",
            "recipe: makini");
  }

  @Test
  void mostIsEveryHeaderOfTheContract() {
    var http =
        Map.of(
            "content-type", List.of("application/json"),
            "content-encoding", List.of("gzip"),
            "traceparent", List.of(PARENT),
            "tracestate", List.of("a=1", "b=2"),
            "x-webhook-signature", List.of("c2ln"),
            "webhook-id", List.of("evt_01"),
            "x-webhook-id", List.of("one", "two"),
            "user-agent", List.of("Makini/1"),
            "x-request-id", List.of("r-1", "r-2"),
            "authorization", List.of("Bearer secret"));

    assertThat(headers(record(ADORNED, http)))
        .containsExactlyInAnyOrder(
            "webhook-id: evt_01",
            "webhook-id-origin: sender",
            "key-id: key-1",
            "received-at: 1767323045123",
            "origin: webhook",
            "recipe: makini",
            "system: sap",
            "test: true",
            "horizon: 86400000",
            "grace: 1500",
            "time-zone: Europe/Berlin",
            "ahead-max: 93600000",
            "content-type: application/json",
            "content-encoding: gzip",
            "traceparent: " + PARENT,
            "tracestate: a=1,b=2",
            "http-x-webhook-signature: c2ln",
            "http-webhook-id: evt_01",
            "http-x-webhook-id: one",
            "http-x-webhook-id: two",
            "http-user-agent: Makini/1",
            "http-x-request-id: r-1",
            "http-x-request-id: r-2");
  }

  @Test
  void allThatASignatureCoversIsStoredSoThatItCanBeVerifiedAgain() {
    var http =
        Map.of(
            "webhook-signature", List.of("v1,c2ln"),
            "webhook-timestamp", List.of("1614265330"),
            "webhook-id", List.of("msg_1"));

    assertThat(headers(record(of("standard-webhooks"), http)))
        .contains(
            "http-webhook-signature: v1,c2ln",
            "http-webhook-timestamp: 1614265330",
            "http-webhook-id: msg_1");
  }

  @Test
  void tokenIsNeverStored() {
    var http = Map.of("x-webhook-token", List.of("hunter2"), "webhook-id", List.of("one"));

    assertThat(headers(record(of("token"), http)))
        .contains("recipe: token", "http-webhook-id: one")
        .noneMatch(line -> line.contains("hunter2") || line.contains("x-webhook-token"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-agent", "x-request-id", "content-type", "traceparent"})
  void tokenIsNotStoredThoughItsHeaderIsOneThatIsKept(String header) {
    var signature = SignatureScheme.overBody(header, Algorithm.TOKEN, Encoding.TEXT);
    var recipe = makini();
    var token =
        new Recipe("own", signature, recipe.connection(), recipe.webhookId(), recipe.layout());

    var stored = headers(record(of(token), Map.of(header, List.of(PARENT))));

    assertThat(stored).noneMatch(line -> line.contains(PARENT));
  }

  @Test
  void headerThatServesTwiceIsStoredOnce() {
    var recipe = makini();
    var requestId = new ValueLocations(List.of("x-request-id"), List.of());
    var own =
        new Recipe("own", recipe.signature(), recipe.connection(), requestId, recipe.layout());

    assertThat(headers(record(of(own), Map.of("x-request-id", List.of("r-1")))))
        .containsOnlyOnce("http-x-request-id: r-1");
  }

  @Test
  void derivedIdIsMarked() {
    var delivery =
        new GenuineWebhook("conn-42", PLAIN, "sha256:00", true, "key-1", _ -> List.of(), BODY, 0);

    assertThat(headers(records.record(delivery)))
        .contains("webhook-id: sha256:00", "webhook-id-origin: derived");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "00-0-0-01", "00-00000000000000000000000000000000-b7ad6b7169203331-01"})
  void invalidTraceIsLeftOutWithItsState(String traceparent) {
    var http = Map.of("traceparent", List.of(traceparent), "tracestate", List.of("a=1"));

    assertThat(headers(record(PLAIN, http))).noneMatch(line -> line.startsWith("trace"));
  }

  @Test
  void traceOfALaterVersionThatIsLongerIsLeftOutWithItsState() {
    var longer = "cc" + PARENT.substring(2) + "-" + "x".repeat(9_000);
    var http = Map.of("traceparent", List.of(longer), "tracestate", List.of("a=1"));

    assertThat(headers(record(PLAIN, http))).noneMatch(line -> line.startsWith("trace"));
  }

  @Test
  void stateIsStoredUpToItsBound() {
    var states = List.of("a=1", "b=" + "x".repeat(250), "c=" + "x".repeat(250), "d=2");
    var http = Map.of("traceparent", List.of(PARENT), "tracestate", states);

    assertThat(headers(record(PLAIN, http)))
        .contains("tracestate: a=1,b=" + "x".repeat(250) + ",d=2");
  }

  @Test
  void repeatedTraceIsLeftOutWithItsState() {
    var http = Map.of("traceparent", List.of(PARENT, PARENT), "tracestate", List.of("a=1"));

    assertThat(headers(record(PLAIN, http))).noneMatch(line -> line.startsWith("trace"));
  }

  @Test
  void invalidStateIsLeftOutAlone() {
    var http = Map.of("traceparent", List.of(PARENT), "tracestate", List.of("not a state"));

    assertThat(headers(record(PLAIN, http)))
        .contains("traceparent: " + PARENT)
        .noneMatch(line -> line.startsWith("tracestate"));
  }

  private static Connection of(String builtIn) {
    return of(Objects.requireNonNull(BuiltInRecipes.builtIn(builtIn)));
  }

  private static Connection of(Recipe recipe) {
    return DefaultConnection.active("conn-42", recipe, PLAIN.keys());
  }

  private ProducerRecord<byte[], byte[]> record(
      Connection connection, Map<String, List<String>> http) {
    return records.record(delivery(connection, http, BODY));
  }

  private static GenuineWebhook delivery(
      Connection connection, Map<String, List<String>> http, byte[] body) {
    return new GenuineWebhook(
        "conn-42",
        connection,
        "evt_01",
        false,
        "key-1",
        name -> http.getOrDefault(name, List.of()),
        body,
        1_767_323_045_123L);
  }

  private static List<String> headers(ProducerRecord<byte[], byte[]> record) {
    return Stream.of(record.headers().toArray())
        .map(header -> header.key() + ": " + new String(header.value(), UTF_8))
        .toList();
  }
}
