package io.penstock.ingress.pull;

import static io.penstock.ingress.pull.PullFixture.ORDER;
import static io.penstock.ingress.pull.PullFixture.header;
import static io.penstock.ingress.pull.PullFixture.headers;
import static io.penstock.ingress.pull.PullFixture.pulled;
import static io.penstock.ingress.pull.PullFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.pull.api.CallFailure;
import io.penstock.ingress.pull.api.StopReason;
import io.penstock.ingress.pull.fetch.FetchQueue;
import io.penstock.ingress.pull.poll.PollSchedule;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.schemas.PollCommand;
import io.penstock.senders.connection.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Requests are answered and lists are polled, with a real broker. Each test has connections of its
/// own.
@ExtendWith(KafkaExtension.class)
class PullSideTest {
  private static final String POLLED = "listed %s purchase_order completed";

  @BeforeAll
  static void createTopics(KafkaTestClient kafka) {
    kafka.createTopics(PullFixture.PARTITIONS);
  }

  @Test
  void requestIsAnsweredWithTheEntityAsTheApiHasIt(KafkaTestClient kafka) {
    try (var pull = polled(kafka, "fetched")) {
      pull.api.put("fetched", ORDER, "po-1", "{\"id\": \"po-1\",  \"n\": 1.50}");

      var stored = pull.request(pull.wanted("fetched", 0, "po-1"));

      var answer = pull.raw("fetched", 3).getLast();
      assertThat(text(answer)).isEqualTo("{\"id\": \"po-1\",  \"n\": 1.50}");
      assertThat(answer.partition()).isEqualTo(stored.partition());
      assertThat(headers(answer))
          .filteredOn(line -> !line.startsWith("received-at"))
          .containsExactly(
              "webhook-id: fetch-" + stored.partition() + "-" + stored.offset() + "-0-0",
              "webhook-id-origin: sender",
              "origin: fetch",
              "recipe: makini-v3",
              "system: sap",
              "pull: true",
              "lag-max: 60000",
              "entity-type: purchase_order",
              "entity-id: po-1",
              "operation: updated",
              "mark: 0",
              "mark-time: 0",
              "attempt: 0",
              "status: 200",
              "content-type: application/json");
      Eventually.holds("committed", () -> pull.committed("fetched") == stored.offset() + 1);
    }
  }

  @Test
  void absenceStandsAfterARowThatShowsThatTheListCanBeRead(KafkaTestClient kafka) {
    try (var pull = polled(kafka, "absent")) {
      pull.api.put("absent", ORDER, "po-2");
      var cause = pull.raw("absent").getLast().offset();

      pull.request(pull.wanted("absent", cause, "gone"));

      var records = pull.raw("absent", 4);
      var witness = records.get(2);
      assertThat(text(witness)).isEqualTo("{\"id\":\"po-2\"}");
      assertThat(headers(witness)).contains("origin: poll", "mark: " + cause, "mark-time: 0");
      var absence = records.get(3);
      assertThat(text(absence)).isEqualTo("not here");
      assertThat(headers(absence)).contains("origin: fetch", "entity-id: gone", "status: 404");
      assertThat(pull.api.what()).containsOnlyOnce("page purchase_order 0 of 1");

      // The row stands after this cause, too.
      pull.request(pull.wanted("absent", cause, "gone, too"));
      pull.raw("absent", 5);
      assertThat(pull.api.what()).containsOnlyOnce("page purchase_order 0 of 1");
    }
  }

  @Test
  void answerThatWasNotCommittedComesAgainUnderTheSameWebhookId(KafkaTestClient kafka) {
    try (var pull = polled(kafka, "crashed")) {
      pull.api.put("crashed", ORDER, "po-1");
      // The second id is in flight when the replica stops, so the request is not finished.
      pull.api.hold("crashed", ORDER, "po-2");
      pull.request(pull.wanted("crashed", 0, "po-1", "po-2"));
      var first = pull.raw("crashed", 3).getLast();
      pull.stop("one");

      pull.api.recoverWithoutAnswers();
      pull.api.put("crashed", ORDER, "po-2");
      pull.start("two");

      var all = pull.raw("crashed", 5).subList(2, 5);
      assertThat(all)
          .filteredOn(record -> header(record, "entity-id").equals("po-1"))
          .hasSize(2)
          .allMatch(record -> header(record, "webhook-id").equals(header(first, "webhook-id")));
    }
  }

  @Test
  void pollWritesItsMarkThenItsRowsThenTheWatermark(KafkaTestClient kafka) {
    try (var pull = new PullFixture(kafka, pulled("listed"))) {
      pull.api.put("listed", ORDER, "po-1");
      pull.api.put("listed", ORDER, "po-2");
      pull.api.put("listed", ORDER, "po-3");
      pull.api.pageSize(2);

      pull.start("one").awaitObserved(POLLED.formatted("listed"));

      var records = pull.raw("listed", 5);
      var mark = records.getFirst();
      assertThat(mark.value()).isNull();
      assertThat(headers(mark)).contains("kind: poll", "entity-type: purchase_order");
      assertThat(records.subList(1, 4))
          .extracting(PullFixture::text)
          .containsExactly("{\"id\":\"po-1\"}", "{\"id\":\"po-2\"}", "{\"id\":\"po-3\"}");
      assertThat(headers(records.get(3)))
          .filteredOn(line -> !line.startsWith("received-at"))
          .containsExactly(
              "webhook-id: poll-" + mark.partition() + "-" + mark.offset() + "-purchase_order-2",
              "webhook-id-origin: sender",
              "origin: poll",
              "recipe: makini-v3",
              "system: sap",
              "pull: true",
              "lag-max: 60000",
              "entity-type: purchase_order",
              "mark: " + mark.offset(),
              "mark-time: " + mark.timestamp(),
              "content-type: application/json");
      assertThat(headers(records.get(4)))
          .contains("kind: connection", "event: snapshot-completed", "entity-type: purchase_order");
      assertThat(pull.watermarks("listed"))
          .satisfiesExactly(
              underWay -> assertThat(underWay.listing()).extracting("pages").isEqualTo(1),
              complete -> {
                assertThat(complete.changesUntil()).isEqualTo(FakeApi.DATE);
                assertThat(complete.listing()).isNull();
              });
    }
  }

  @Test
  void interruptedListingGoesOnWithItsMarkAtItsNextPage(KafkaTestClient kafka) {
    try (var pull = new PullFixture(kafka, pulled("interrupted"))) {
      IntStream.range(0, 6).forEach(i -> pull.api.put("interrupted", ORDER, "po-" + i));
      pull.api.pageSize(2);
      pull.api.holdPagesAfter(2);
      pull.start("one").awaitAsked("page purchase_order 2");
      pull.stop("one");

      pull.api.holdPagesAfter(Integer.MAX_VALUE);
      pull.start("two").awaitObserved(POLLED.formatted("interrupted"));

      assertThat(pull.lines("interrupted"))
          .containsExactly(
              "poll (none)",
              "poll {\"id\":\"po-0\"}",
              "poll {\"id\":\"po-1\"}",
              "poll {\"id\":\"po-2\"}",
              "poll {\"id\":\"po-3\"}",
              "poll {\"id\":\"po-4\"}",
              "poll {\"id\":\"po-5\"}",
              "connection (none)");
      assertThat(pull.raw("interrupted").subList(1, 7))
          .extracting(record -> header(record, "mark"))
          .containsOnly(Long.toString(pull.raw("interrupted").getFirst().offset()));
    }
  }

  @Test
  void eachConnectionIsPolledByTheReplicaThatOwnsItsPartition(KafkaTestClient kafka) {
    var connections =
        IntStream.range(0, 24).mapToObj(i -> pulled("shared-" + i)).toArray(Connection[]::new);
    try (var pull = new PullFixture(kafka, connections).start("one").start("two")) {
      Eventually.holds("both own half", () -> pull.ownedPartitions().equals(List.of(6, 6)));

      var replicas = replicasThatPollAll(pull, connections);
      assertThat(replicas.values()).allMatch(names -> names.size() == 1);
      assertThat(replicas.values()).contains(Set.of("one"), Set.of("two"));

      pull.stop("one");
      assertThat(replicasThatPollAll(pull, connections).values()).containsOnly(Set.of("two"));
    }
  }

  /// Has all connections polled, and tells which replicas polled each one.
  private static Map<String, Set<String>> replicasThatPollAll(
      PullFixture pull, Connection... connections) {
    var before = pull.api.asked().size();
    for (var connection : connections) {
      pull.command(new PollCommand(connection.id(), null, null, true));
    }
    var replicas = new TreeMap<String, Set<String>>();
    Eventually.holds(
        "all are polled",
        () -> {
          pull.api.asked().stream()
              .skip(before)
              .forEach(
                  asked ->
                      replicas
                          .computeIfAbsent(asked.connection(), _ -> new TreeSet<>())
                          .add(asked.replica()));
          return replicas.size() == connections.length;
        });
    return replicas;
  }

  @Test
  void whatIsFinishedIsCommittedWhenTheReplicaLeaves(KafkaTestClient kafka) {
    try (var pull = polled(kafka, "leaving")) {
      pull.api.put("leaving", ORDER, "po-1");
      var stored = pull.request(pull.wanted("leaving", 0, "po-1"));
      pull.awaitObserved("fetched leaving purchase_order answered");

      pull.stop("one");

      assertThat(pull.committed("leaving")).isEqualTo(stored.offset() + 1);
    }
  }

  @Test
  void floodOverManyConnectionsStopsTheFlowOfRequestsUntilItIsAnswered(KafkaTestClient kafka) {
    var connections =
        IntStream.range(0, 40).mapToObj(i -> pulled("flood-" + i)).toArray(Connection[]::new);
    try (var pull = new PullFixture(kafka, connections).start("one")) {
      pull.api.holdFetches();
      var ids = IntStream.range(0, 100).mapToObj(i -> "po-" + i).toArray(String[]::new);
      for (int request = 0; request < 10; request++) {
        for (var connection : connections) {
          pull.request(pull.wanted(connection.id(), 0, ids));
        }
      }

      Eventually.holds(
          "more than the limit wait", () -> pull.observed.queuedMax() > QueuedIds.IDS_MAX);
      pull.api.failAll(CallFailure.NOT_ASKABLE);
      pull.api.letGo();

      Eventually.holds("all are finished", () -> pull.observed.finished() == 40_000);
      assertThat(pull.observed.queuedMax()).isLessThanOrEqualTo(QueuedIds.IDS_MAX + 100 * 100);
      assertThat(pull.observed.lines()).noneMatch(line -> line.endsWith("queue-full"));
    }
  }

  @Test
  void idsThatFindNoRoomAreDroppedAndPolled(KafkaTestClient kafka) {
    try (var pull = polled(kafka, "flooded")) {
      pull.api.holdFetches();
      var ids = IntStream.range(0, 100).mapToObj(i -> "po-" + i).toArray(String[]::new);
      var last = pull.request(pull.wanted("flooded", 0, ids));
      for (int request = 1; request < 11; request++) {
        last = pull.request(pull.wanted("flooded", 0, ids));
      }

      // All but those in the queue, and the few that are asked for.
      var inFlight = 4;
      pull.awaitObserved(
          "fetched flooded purchase_order queue-full", 1_100 - FetchQueue.IDS_MAX - inFlight);
      assertThat(pages(pull)).isEqualTo(1);
      pull.advance(PollSchedule.EARLY_EVERY);
      Eventually.holds("polled again", () -> pages(pull) == 2);

      pull.api.letGo();
      var end = last.offset() + 1;
      Eventually.holds("all finished", () -> pull.committed("flooded") == end);
    }
  }

  @Test
  void connectionThatIsNotPulledIsSkipped(KafkaTestClient kafka) {
    var active = Connection.State.ACTIVE;
    var disconnected =
        pulled("disconnected", Connection.State.DISCONNECTED, Set.of("purchase_order"));
    try (var pull =
        new PullFixture(
                kafka, pulled("any"), PullFixture.connection("no-api", active, null), disconnected)
            .start("one")) {
      for (var id : List.of("no-api", "disconnected", "unheard-of")) {
        var stored = pull.request(pull.wanted(id, 0, "po-1"));

        Eventually.holds(id + " committed", () -> pull.committed(id) == stored.offset() + 1);
        pull.awaitObserved("fetched " + id + " purchase_order skipped");
        assertThat(pull.raw(id)).isEmpty();
      }
      assertThat(pull.api.what()).noneMatch(what -> what.startsWith("fetch"));
    }
  }

  @Test
  void recordThatIsNoRequestIsPassedOver(KafkaTestClient kafka) {
    try (var pull = polled(kafka, "garbled")) {
      var partition = ConnectionPartition.of("garbled", PullFixture.PARTITIONS);
      kafka.produce(
          new ProducerRecord<>(kafka.topics().fetches(), partition, new byte[0], new byte[] {'{'}));
      pull.api.put("garbled", ORDER, "po-1");

      pull.request(pull.wanted("garbled", 0, "po-1"));

      assertThat(text(pull.raw("garbled", 3).getLast())).isEqualTo("{\"id\":\"po-1\"}");
      assertThat(pull.observed.lines()).anyMatch(line -> line.startsWith("unusable"));
    }
  }

  @Test
  void commandBeginsAListing(KafkaTestClient kafka) {
    try (var pull = polled(kafka, "commanded")) {
      var since = FakeApi.DATE.minusSeconds(60);

      pull.command(new PollCommand("commanded", List.of(ORDER), since, false));

      pull.awaitObserved(POLLED.formatted("commanded"), 2);
      assertThat(pull.api.asked().getLast().since()).isEqualTo(since);
      assertThat(pull.lines("commanded"))
          .containsExactly("poll (none)", "connection (none)", "poll (none)");

      pull.command(new PollCommand("commanded", null, null, true));

      pull.awaitObserved(POLLED.formatted("commanded"), 3);
      assertThat(pull.api.asked().getLast().since()).isNull();
    }
  }

  @Test
  void stoppedConnectionDropsItsIdsAndIsPolledWhenItGoesOn(KafkaTestClient kafka) {
    try (var pull = polled(kafka, "stopped")) {
      pull.api.stop("stopped", StopReason.UNAUTHORIZED);

      var stored = pull.request(pull.wanted("stopped", 0, "po-1"));

      pull.awaitObserved("fetched stopped purchase_order unauthorized");
      Eventually.holds("committed", () -> pull.committed("stopped") == stored.offset() + 1);
      assertThat(pages(pull)).isEqualTo(1);

      pull.advance(PollSchedule.EARLY_EVERY);
      pull.api.resume("stopped");

      pull.awaitObserved(POLLED.formatted("stopped"), 2);
      assertThat(pull.api.asked().getLast().since())
          .isEqualTo(FakeApi.DATE.minus(Duration.ofHours(26)));
    }
  }

  @Test
  void idThatCannotBeReadIsGivenUp(KafkaTestClient kafka) {
    try (var pull = polled(kafka, "failing")) {
      pull.api.fail("failing", ORDER, "po-1", CallFailure.SERVER_ERROR);

      var stored = pull.request(pull.wanted("failing", 0, "po-1"));

      pull.awaitObserved("fetched failing purchase_order server-error");
      Eventually.holds("committed", () -> pull.committed("failing") == stored.offset() + 1);
      assertThat(pull.raw("failing")).hasSize(2);
    }
  }

  @Test
  void unreadableAnswerIsStoredAsItIs(KafkaTestClient kafka) {
    try (var pull = polled(kafka, "unreadable")) {
      pull.api.put("unreadable", ORDER, "po-1", "7");

      pull.request(pull.wanted("unreadable", 0, "po-1"));

      var answer = pull.raw("unreadable", 3).getLast();
      assertThat(text(answer)).isEqualTo("{\"data\":7}");
      assertThat(header(answer, "status")).isEqualTo("200");
    }
  }

  @Test
  void entityThatIsTooLargeIsGivenUpAndTheOthersAreStored(KafkaTestClient kafka) {
    try (var pull = new PullFixture(kafka, pulled("large"))) {
      pull.api.put("large", ORDER, "a", "{\"id\":\"a\",\"x\":\"" + "x".repeat(1 << 20) + "\"}");
      pull.api.put("large", ORDER, "b");

      pull.start("one").awaitObserved(POLLED.formatted("large"));
      pull.request(pull.wanted("large", 0, "a"));

      assertThat(pull.observed.lines()).contains("row too large a");
      assertThat(pull.lines("large"))
          .containsExactly("poll (none)", "poll {\"id\":\"b\"}", "connection (none)");
      pull.awaitObserved("fetched large purchase_order row-too-large");
    }
  }

  @Test
  void interruptedListingIsTriedAgainByTheNextPoll(KafkaTestClient kafka) {
    try (var pull = new PullFixture(kafka, pulled("outage"))) {
      IntStream.range(0, 4).forEach(i -> pull.api.put("outage", ORDER, "po-" + i));
      pull.api.pageSize(2);
      pull.api.failPages("outage", ORDER, CallFailure.SERVER_ERROR);
      pull.start("one").awaitObserved("listed outage purchase_order interrupted");
      assertThat(pull.watermarks("outage")).isEmpty();

      pull.api.recover();
      pull.command(new PollCommand("outage", null, null, false));

      pull.awaitObserved(POLLED.formatted("outage"));
      assertThat(pull.lines("outage")).hasSize(2 + 4 + 1);
    }
  }

  @Test
  void listingGoesOnAfterAPageThatCannotBeRead(KafkaTestClient kafka) {
    try (var pull = new PullFixture(kafka, pulled("maintained"))) {
      IntStream.range(0, 4).forEach(i -> pull.api.put("maintained", ORDER, "po-" + i));
      pull.api.pageSize(2);
      pull.api.holdPagesAfter(1);
      pull.start("one").awaitAsked("page purchase_order 1");
      pull.api.brokenPages();
      pull.stop("one");
      pull.api.holdPagesAfter(Integer.MAX_VALUE);
      pull.start("two").awaitObserved("listed maintained purchase_order unreadable");

      pull.api.recover();
      pull.command(new PollCommand("maintained", null, null, false));

      pull.awaitObserved(POLLED.formatted("maintained"));
      assertThat(pull.lines("maintained"))
          .containsExactly(
              "poll (none)",
              "poll {\"id\":\"po-0\"}",
              "poll {\"id\":\"po-1\"}",
              "poll {\"id\":\"po-2\"}",
              "poll {\"id\":\"po-3\"}",
              "connection (none)");
    }
  }

  @Test
  void listingThatRepeatsAPageEndsAndBeginsAnewWithTheNextPoll(KafkaTestClient kafka) {
    try (var pull = new PullFixture(kafka, pulled("repeating"))) {
      pull.api.put("repeating", ORDER, "po-1");
      pull.api.repeatFirstPage();
      pull.start("one").awaitObserved("listed repeating purchase_order page-repeated");
      var saved = pull.watermarks("repeating");
      assertThat(saved).hasSize(2);
      assertThat(saved.getFirst().listing()).isNotNull();
      assertThat(saved.getLast().listing()).isNull();
      assertThat(saved.getLast().changesUntil()).isNull();

      pull.api.recover();
      pull.command(new PollCommand("repeating", null, null, false));

      pull.awaitObserved(POLLED.formatted("repeating"));
      assertThat(pull.lines("repeating"))
          .containsExactly(
              "poll (none)",
              "poll {\"id\":\"po-1\"}",
              "poll (none)",
              "poll {\"id\":\"po-1\"}",
              "connection (none)");
    }
  }

  @Test
  void listingBeginsAnewIfTheApiOfItsConnectionChanges(KafkaTestClient kafka) {
    try (var pull = new PullFixture(kafka, pulled("moved"))) {
      pull.api.put("moved", ORDER, "po-1");
      pull.api.put("moved", ORDER, "po-2");
      pull.api.pageSize(1);
      pull.api.holdPagesAfter(1);
      pull.start("one").awaitAsked("page purchase_order 1");

      pull.api.holdPagesAfter(Integer.MAX_VALUE);
      pull.use(PullFixture.moved(pulled("moved")));

      pull.awaitObserved(POLLED.formatted("moved"));
      assertThat(pull.lines("moved"))
          .containsExactly(
              "poll (none)",
              "poll {\"id\":\"po-1\"}",
              "poll (none)",
              "poll {\"id\":\"po-1\"}",
              "poll {\"id\":\"po-2\"}",
              "connection (none)");
    }
  }

  @Test
  void connectionsComeAndGoWithAReload(KafkaTestClient kafka) {
    try (var pull = new PullFixture(kafka).start("one")) {
      pull.use(pulled("reloaded"));
      pull.awaitObserved(POLLED.formatted("reloaded"));

      pull.use(pulled("another"));
      pull.awaitObserved(POLLED.formatted("another"));
      pull.request(pull.wanted("reloaded", 0, "po-1"));

      pull.awaitObserved("fetched reloaded purchase_order skipped");
    }
  }

  /// A replica whose only connection was polled: its raw records are a mark and the end of the
  /// snapshot.
  private static PullFixture polled(KafkaTestClient kafka, String connection) {
    var pull = new PullFixture(kafka, pulled(connection)).start("one");
    pull.awaitObserved(POLLED.formatted(connection));
    pull.raw(connection, 2);
    return pull;
  }

  private static long pages(PullFixture pull) {
    return pull.api.what().stream().filter("page purchase_order 0"::equals).count();
  }
}
