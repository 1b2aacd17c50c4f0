package io.penstock.ingress.pull;

import static io.penstock.ingress.pull.fetch.Requests.START;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.pull.fetch.RequestInFlight;
import io.penstock.ingress.pull.fetch.WantedId;
import io.penstock.proof.fixtures.senders.Makini;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.Operation;
import io.penstock.senders.api.ApiRecipe;
import io.penstock.senders.api.BuiltInApiRecipes;
import io.penstock.senders.connection.ApiAccess;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.secret.SigningKey;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The raw records of the pull side, with each of their headers.
class RawAnswersTest {
  private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
  private static final ApiRecipe RECIPE =
      Objects.requireNonNull(BuiltInApiRecipes.builtIn("makini-v3"));
  private static final Connection ADORNED =
      new Connection(
          "conn-42",
          Makini.makini(),
          List.of(new SigningKey("key-1", Makini.secret("s"))),
          "sap",
          Set.of(),
          Connection.State.ACTIVE,
          true,
          Duration.ofHours(24),
          Duration.ofMillis(1500),
          ZoneId.of("Europe/Berlin"),
          Duration.ofHours(26),
          null,
          new ApiAccess(RECIPE, null, "token", null, null, null));
  private static final RawAnswers.Receipt RECEIPT =
      new RawAnswers.Receipt(START, "application/json");

  private final RawAnswers records = new RawAnswers("makini.webhooks", 7, ADORNED, RECIPE);

  @Test
  void entityHasEachHeaderOfAFetch() {
    var record = records.entity(wanted(Operation.CREATED, PARENT), bytes("{}"), RECEIPT);

    assertThat(record.topic()).isEqualTo("makini.webhooks");
    assertThat(record.partition()).isEqualTo(7);
    assertThat(record.timestamp()).isNull();
    assertThat(record.key()).isEqualTo(bytes("conn-42"));
    assertThat(record.value()).isEqualTo(bytes("{}"));
    assertThat(headers(record))
        .containsExactly(
            "webhook-id: fetch-3-17-1-2",
            "webhook-id-origin: sender",
            "received-at: 1769860800000",
            "origin: fetch",
            "recipe: makini-v3",
            "system: sap",
            "test: true",
            "horizon: 86400000",
            "grace: 1500",
            "time-zone: Europe/Berlin",
            "ahead-max: 93600000",
            "pull: true",
            "lag-max: 60000",
            "entity-type: purchase_order",
            "entity-id: b",
            "operation: created",
            "mark: 41",
            "mark-time: 1769860800000",
            "attempt: 2",
            "status: 200",
            "content-type: application/json",
            "traceparent: " + PARENT);
  }

  @Test
  void requestOfASnapshotHasNoOperation() {
    var record = records.entity(wanted(Operation.SNAPSHOT, null), bytes("{}"), RECEIPT);

    assertThat(headers(record))
        .noneMatch(line -> line.startsWith("operation"))
        .noneMatch(line -> line.startsWith("traceparent"));
  }

  @Test
  void absenceHasItsStatusAndTheBeginningOfItsBody() {
    var none = new RawAnswers.Receipt(START, null);
    var body = new byte[RawAnswers.ABSENCE_BYTES_MAX + 1];

    var record = records.absence(wanted(Operation.UPDATED, null), body, 410, none);

    assertThat(record.value()).hasSize(4096);
    assertThat(headers(record))
        .contains("status: 410", "entity-id: b")
        .noneMatch(line -> line.startsWith("content-type"));
    assertThat(records.absence(wanted(Operation.UPDATED, null), new byte[0], 404, none).value())
        .isEmpty();
  }

  @Test
  void rowHasTheMarkOfItsListing() {
    var time = START.minusSeconds(1);

    var record = records.row(EntityTypes.WORK_ORDER, 99, time, 1234, bytes("{}"), RECEIPT);

    assertThat(headers(record))
        .contains(
            "webhook-id: poll-7-99-work_order-1234",
            "origin: poll",
            "recipe: makini-v3",
            "pull: true",
            "entity-type: work_order",
            "mark: 99",
            "mark-time: 1769860799000")
        .noneMatch(line -> line.startsWith("entity-id"))
        .noneMatch(line -> line.startsWith("attempt"))
        .noneMatch(line -> line.startsWith("status"));
  }

  @Test
  void witnessHasTheMarkOfItsAbsence() {
    var record = records.witness(wanted(Operation.UPDATED, null), bytes("{}"), RECEIPT);

    assertThat(headers(record))
        .contains("webhook-id: witness-3-17-1-2", "origin: poll", "mark: 41")
        .contains("mark-time: 1769860800000")
        .noneMatch(line -> line.startsWith("entity-id"));
  }

  @Test
  void controlRecordsHaveNoValueAndNoConnection() {
    var begins = records.listingBegins(EntityTypes.WORK_ORDER, START);
    var completed = records.snapshotCompleted(EntityTypes.WORK_ORDER, START);

    assertThat(begins.value()).isNull();
    assertThat(begins.key()).isEqualTo(bytes("conn-42"));
    assertThat(headers(begins))
        .containsExactly("kind: poll", "entity-type: work_order", "received-at: 1769860800000");
    assertThat(headers(completed))
        .containsExactly(
            "kind: connection",
            "entity-type: work_order",
            "received-at: 1769860800000",
            "event: snapshot-completed");
  }

  @Test
  void longestWebhookIdIsWithinItsLimit() {
    var longest =
        records.row(
            EntityTypes.ALL.stream()
                .max((a, b) -> Integer.compare(a.name().length(), b.name().length()))
                .orElseThrow(),
            Long.MAX_VALUE,
            START,
            Long.MAX_VALUE,
            bytes("{}"),
            RECEIPT);

    assertThat(headers(longest).getFirst().length()).isLessThan(256);
  }

  private static WantedId wanted(Operation operation, @Nullable String traceparent) {
    var request =
        new FetchRequest(
            "conn-42",
            EntityTypes.PURCHASE_ORDER,
            List.of("a", "b"),
            operation,
            new FetchRequest.Cause(7, 41),
            2,
            START);
    return WantedId.all(new RequestInFlight(3, 17, request, traceparent, () -> {})).getLast();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static List<String> headers(ProducerRecord<byte[], byte[]> record) {
    return Stream.of(record.headers().toArray())
        .map(header -> header.key() + ": " + new String(header.value(), UTF_8))
        .toList();
  }
}
