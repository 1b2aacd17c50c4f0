package io.penstock.ingress.http;

import static io.penstock.ingress.http.RawRequest.signed;
import static io.penstock.ingress.http.RawRequest.unsigned;
import static io.penstock.ingress.http.RefusingTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.intake.ByteBudget;
import io.penstock.ingress.verify.Refusal;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.senders.RawConnection;
import io.penstock.settings.service.Readiness;
import java.io.IOException;
import java.util.ArrayList;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What can't be stored now is asked for again, and the quiet don't suffer for the loud.
class OverloadTest {
  private static final String BODY = "{\"id\":\"evt_01\"}";
  private static final String LARGE = "x".repeat(DataPort.BODY_MAX);

  /// More than a small body takes up with its headers, in bytes.
  private static final int ROOM_OF_SMALL = ByteBudget.SMALL_BODY_BYTES_MAX + 3_000;

  private final DataPort port = DataPort.held();
  private final ArrayList<RawConnection> senders = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    port.close();
    for (var sender : senders) {
      sender.close();
    }
  }

  @Test
  void connectionOverItsShareWaitsWhileAnotherIsServed() throws IOException {
    hold("conn-42", 4);
    hold("conn-43", 1);

    var loud = sender().exchange(signed("conn-42", BODY));
    var quiet = sender().send(signed("conn-43", BODY));

    assertProblem(loud, Refusal.OVER_SHARE);
    assertThat(loud.header("retry-after")).matches("[5-9]");
    acknowledgeAll(6);
    assertThat(quiet.answer().status()).isEqualTo(200);
  }

  @Test
  void connectionThatSendsAllAtOnceKeepsToItsShareToo() throws IOException {
    var request = signed("conn-42", LARGE);
    for (int i = 0; i < 7; i++) {
      begin(request);
    }

    for (var sender : senders.subList(0, 3)) {
      sender.send("x");
    }
    port.kafka.awaitSent(3);

    assertProblem(senders.get(3).exchange("x"), Refusal.OVER_SHARE);

    sender().send(signed("conn-43", LARGE));
    acknowledgeAll(4);
    assertThat(senders.getLast().answer().status()).isEqualTo(200);
    for (var waiting : senders.subList(4, 7)) {
      waiting.send("x");
    }
    acknowledgeAll(7);
  }

  @Test
  void floodOfForgeriesDoesNotUseUpItsVictimsShare() throws IOException {
    var forged = unsigned("conn-42", LARGE, "X-Webhook-Signature: AAAA");
    for (int i = 0; i < 6; i++) {
      sender().send(forged.substring(0, forged.length() - 1));
    }
    Eventually.holds("above half", () -> port.budget.bytes() > DataPort.BUDGET / 2);

    var victim = sender().send(signed("conn-42", BODY));

    acknowledgeAll(1);
    assertThat(victim.answer().status()).isEqualTo(200);
    for (var sender : senders.subList(0, 6)) {
      assertThat(sender.exchange("x").status()).isEqualTo(401);
    }
  }

  @Test
  void usedUpBudgetRefusesEverybody() throws IOException {
    holdLarge();
    var forged = unsigned("other", "x".repeat(ByteBudget.SMALL_BODY_BYTES_MAX));
    while (port.budget.bytes() + ROOM_OF_SMALL <= DataPort.BUDGET) {
      begin(forged);
    }

    var oneTooMany = sender().exchange(forged);

    assertProblem(oneTooMany, Refusal.BUSY);
    assertThat(oneTooMany.header("retry-after")).matches("[5-9]");
    for (var large : senders.subList(4, 7)) {
      assertProblem(large.exchange("x"), Refusal.BUSY);
    }
    for (var small : senders.subList(7, senders.size() - 1)) {
      assertThat(small.exchange("x").status()).isEqualTo(401);
    }
    acknowledgeAll(4);
    assertThat(senders.getFirst().answer().status()).isEqualTo(200);
  }

  @Test
  void largeBodiesLeaveRoomForSmallOnes() throws IOException {
    holdLarge();

    var large = sender().exchange(signed("conn-43", LARGE));
    var small = sender().send(signed("conn-43", BODY));

    assertProblem(large, Refusal.BUSY);
    assertThat(large.header("connection")).isEqualTo("close");
    acknowledgeAll(5);
    assertThat(small.answer().status()).isEqualTo(200);
    for (var waiting : senders.subList(4, 7)) {
      assertThat(waiting.exchange("x").status()).isEqualTo(401);
    }
  }

  @Test
  void budgetIsAsLargeAgainAfterwards() throws IOException {
    hold("conn-42", 4);
    acknowledgeAll(4);
    for (var sender : senders) {
      assertThat(sender.answer().status()).isEqualTo(200);
    }
    port.awaitNothingInFlight();

    hold("conn-42", 4);

    acknowledgeAll(8);
  }

  @Test
  void manySmallChunksTakeTheRoomTheyAreGiven() throws IOException {
    var head = "POST /webhooks/conn-42 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    sender().send(head + "1\r\nx\r\n");
    Eventually.holds("the first chunk", () -> port.budget.bytes() > 0);
    var before = port.budget.bytes();

    senders.getLast().send("1\r\nx\r\n");

    Eventually.holds("a growing array", () -> port.budget.bytes() >= before + 510);
    assertThat(senders.getLast().exchange("0\r\n\r\n").status()).isEqualTo(401);
  }

  @Test
  void connectionsAboveTheLimitAreClosedAndRoomIsGivenBack() throws IOException {
    for (int i = 0; i < DataPort.SOCKETS_MAX; i++) {
      assertThat(sender().exchange(unsigned("conn-42", BODY)).status()).isEqualTo(401);
    }

    try (var oneTooMany = port.connect()) {
      assertThat(oneTooMany.closed()).isTrue();
    }
    assertThat(port.sockets.turnedAway()).isOne();
    assertThat(senders.get(1).exchange(unsigned("conn-42", BODY)).status()).isEqualTo(401);
    senders.getFirst().close();
    Eventually.holds("one less", () -> port.sockets.open() < DataPort.SOCKETS_MAX);

    assertThat(sender().exchange(unsigned("conn-42", BODY)).status()).isEqualTo(401);
  }

  @Test
  void headersCountAsWhatTheyAre() throws IOException {
    var request = unsigned("conn-42", BODY, "X-Long: " + "x".repeat(7000));

    sender().send(request.substring(0, request.length() - 1));

    Eventually.holds("headers and all", () -> port.budget.bytes() > 2048 + 7000);
    assertThat(senders.getLast().exchange("}").status()).isEqualTo(401);
  }

  @Test
  void unreadyBrokerRefusesUnreadAndLeavesTheConnection() throws IOException {
    var sender = sender();
    port.brokerIs(new Readiness.Unready("away"));

    var away = sender.exchange(signed("conn-42", BODY));
    port.brokerIs(new Readiness.Ready());
    sender.send(signed("conn-42", BODY));

    assertProblem(away, Refusal.UNAVAILABLE);
    assertThat(away.header("retry-after")).matches("[5-9]");
    acknowledgeAll(1);
    assertThat(sender.answer().status()).isEqualTo(200);
    port.awaitOutcomes("unavailable", "stored");
  }

  @Test
  void senderThatAsksFirstWhileKafkaIsAwayIsAnsweredAndLeft() throws IOException {
    port.brokerIs(new Readiness.Unready("away"));
    var request = signed("conn-42", BODY, "Expect: 100-continue");

    var answer = sender().exchange(request.substring(0, request.indexOf("\r\n\r\n") + 4));

    assertProblem(answer, Refusal.UNAVAILABLE);
    assertThat(answer.header("connection")).isEqualTo("close");
  }

  @Test
  void failureOfKafkaIsAnsweredAndGivenBack() throws IOException {
    var sender = sender().send(signed("conn-42", BODY));
    port.kafka.awaitSent(1);

    port.kafka.mock().errorNext(new TimeoutException("expired"));

    var answer = sender.answer();
    assertProblem(answer, Refusal.NOT_STORED);
    assertThat(answer.header("retry-after")).matches("[5-9]");
    port.awaitNothingInFlight();
    port.awaitOutcomes("not-stored");
  }

  @Test
  void failureWhileSendingIsAnsweredAndGivenBack() throws IOException {
    port.kafka.mock().sendException = new KafkaException("in an error state");
    assertProblem(sender().exchange(signed("conn-42", BODY)), Refusal.NOT_STORED);

    port.kafka.mock().sendException = new RecordTooLargeException("too large");
    assertProblem(sender().exchange(signed("conn-42", BODY)), Refusal.NOT_STORED);

    port.kafka.mock().close();
    assertProblem(sender().exchange(signed("conn-42", BODY)), Refusal.NOT_STORED);
    port.awaitNothingInFlight();
  }

  /// Puts as many large bodies in flight as there is room for.
  private void holdLarge() throws IOException {
    hold("conn-42", 4);
    for (int i = 0; i < 3; i++) {
      begin(unsigned("other", LARGE));
    }
  }

  /// Sends all of a request but its last byte.
  private void begin(String request) throws IOException {
    var before = port.budget.bytes();
    sender().send(request.substring(0, request.length() - 1));
    Eventually.holds("all but a byte", () -> port.budget.bytes() >= before + request.length() - 1);
  }

  /// Puts large bodies in flight, each on a connection of its own.
  private void hold(String connection, int count) throws IOException {
    var before = port.kafka.sent().size();
    for (int i = 0; i < count; i++) {
      sender().send(signed(connection, LARGE));
    }
    port.kafka.awaitSent(before + count);
  }

  private void acknowledgeAll(int sentInAll) {
    port.kafka.awaitSent(sentInAll);
    while (port.kafka.mock().completeNext()) {
      // One after the other, as they were sent.
    }
  }

  private RawConnection sender() throws IOException {
    senders.add(port.connect());
    return senders.getLast();
  }
}
