package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.simulator.Answer;
import io.penstock.proof.simulator.Ledger.Attempt;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/// The ingress did one thing wrong in each of these worlds: an answer or a raw record.
class IngressPromisesTest {
  private static final String RAW = World.TOPICS.webhooks();

  private final World world = SampleWorld.told();

  @Test
  void recordLostAfterIts200IsTold() {
    world.remove(RAW, "the body of 9");

    assertThat(world.differing()).contains(Promises.STORED);
    assertThat(world.told(Promises.STORED)).contains("webhook 9", "nothing stands there");
  }

  @Test
  void receiptThatPointsElsewhereIsTold() {
    receiptOfGone("0-0", "0-0");

    assertThat(world.differing()).containsExactly(Promises.STORED, Promises.RECEIPTS);
    assertThat(world.told(Promises.STORED)).contains("webhook 7", "its key is c, not b");
  }

  @Test
  void receiptThatTheBodyContradictsIsTold() {
    receiptOfGone("2-3", "2-4");

    assertThat(world.told(Promises.STORED)).contains("webhook 7", "receipt is 2-4, not 2-3");
  }

  private void receiptOfGone(String header, String body) {
    world.answers(
        SampleWorld.GONE,
        answer ->
            new Answer.Status(
                200, header, answer.body().replaceAll("\"[\\d-]+\"}", "\"" + body + "\"}")));
  }

  @Test
  void answerThatNamesAnotherIdIsTold() {
    world.answers(
        SampleWorld.GONE,
        it -> new Answer.Status(200, it.receipt(), it.body().replace("evt_7", "evt_8")));

    assertThat(world.differing()).containsExactly(Promises.STORED);
    assertThat(world.told(Promises.STORED)).contains("id is evt_8, not evt_7");
  }

  @Test
  void derivedIdByAnotherFormulaIsTold() {
    for (var raw : world.on(RAW)) {
      if (raw.value() != null && new String(raw.value(), UTF_8).equals("the body of 5")) {
        raw.headers().remove("webhook-id").add("webhook-id", "sha256:00".getBytes(UTF_8));
      }
    }

    assertThat(world.differing()).contains(Promises.STORED, Promises.STRANGERS);
    assertThat(world.told(Promises.STORED)).contains("webhook 5", "webhook-id is sha256:00, not");
  }

  @Test
  void idWhoseOriginIsWrongIsTold() {
    world.setHeader(RAW, "the body of 9", "webhook-id-origin", "derived");

    assertThat(world.differing()).containsExactly(Promises.STORED);
    assertThat(world.told(Promises.STORED)).contains("webhook 9", "is derived, not sender");
  }

  @Test
  void alteredByteIsTold() {
    world.rewrite(RAW, "the body of 9", "body", "bodY");

    assertThat(world.differing()).contains(Promises.STORED, Promises.STRANGERS);
    assertThat(world.told(Promises.STORED)).contains("webhook 9", "its value is not the body");
  }

  @Test
  void two200sWithOneReceiptAreTold() {
    var first = world.attempts.getFirst();
    world.attempts.removeIf(it -> it.webhook().equals(SampleWorld.FIRST) && !it.equals(first));
    world.attempts.add(first);

    assertThat(world.differing()).containsExactly(Promises.RECEIPTS);
    assertThat(world.told(Promises.RECEIPTS)).contains("webhook 0");
    assertThat(world.counts(Promises.RECEIPTS)).isEqualTo("21, 20");
  }

  @Test
  void genuineWebhookThatIsNeverDeliveredIsTold() {
    var lost = new Answer.None("reset");
    world.attempts.replaceAll(
        it ->
            it.webhook().equals(SampleWorld.SEVERAL)
                ? new Attempt(it.webhook(), it.sentAt(), lost)
                : it);

    assertThat(world.differing()).containsExactly(Promises.DELIVERED);
    assertThat(world.told(Promises.DELIVERED)).contains("webhook 6");
    assertThat(world.counts(Promises.DELIVERED)).isEqualTo("16, 15");
  }

  @Test
  void moreCopiesThanWerePostedAreTold() {
    world.copyTo(RAW, world.only(RAW, "the body of 9"));

    assertThat(world.differing()).containsExactly(Promises.STRANGERS);
    assertThat(world.told(Promises.STRANGERS)).contains("webhook 9", "copy 2");
    assertThat(world.counts(Promises.STRANGERS)).isEqualTo("22, 23");
  }

  @Test
  void copyAfterARefusalIsOneTooMany() {
    world.attempts.add(
        new Attempt(
            SampleWorld.TIE,
            world.attempts.getFirst().sentAt(),
            ModelBridge.problem(401, "forged")));

    world.copyTo(RAW, world.only(RAW, "the body of 9"));

    assertThat(world.differing()).containsExactly(Promises.STRANGERS, Promises.ADMITTED);
  }

  @Test
  void copyAfterEachAnswerThatMeansPerhapsAgrees() {
    world.attempts.add(
        new Attempt(
            SampleWorld.TIE, world.attempts.getFirst().sentAt(), new Answer.None("timed out")));

    world.copyTo(RAW, world.only(RAW, "the body of 9"));

    assertThat(world.differing()).isEmpty();
  }

  @Test
  void bodyOfAForgedOneThatIsStoredIsTold() {
    store("a", "evt_14", "the body of 14");

    assertThat(world.differing()).containsExactly(Promises.STRANGERS, Promises.UNWELCOME);
  }

  @Test
  void bodyOfAForgedOneThatIsStoredForAnotherConnectionIsTold() {
    store("b", "evt_14", "the body of 14");

    assertThat(world.differing()).containsExactly(Promises.STRANGERS, Promises.UNWELCOME);
  }

  @Test
  void recordThatNobodyPostedIsTold() {
    store("a", "evt_99", "out of nowhere");

    assertThat(world.differing()).containsExactly(Promises.STRANGERS);
  }

  private void store(String connection, String id, String body) {
    world.append(
        RAW,
        ModelBridge.partition(connection),
        world.on(RAW).getLast().timestamp(),
        connection.getBytes(UTF_8),
        body.getBytes(UTF_8),
        new RecordHeaders().add("webhook-id", id.getBytes(UTF_8)));
  }

  @Test
  void connectionInTwoPartitionsIsTold() {
    world.move(RAW, "the body of 9", 0);

    assertThat(world.differing()).contains(Promises.PLACES);
    assertThat(world.told(Promises.PLACES)).isEqualTo("b stands in [0, 2]");
    assertThat(world.counts(Promises.PLACES)).isEqualTo("3, 2");
  }

  @Test
  void forgedOneThatIsAnswered200IsTold() {
    world.answers(SampleWorld.FORGED, _ -> new Answer.Status(200, "1-0", "{}"));

    assertThat(world.differing()).contains(Promises.UNAUTHORIZED);
    assertThat(world.told(Promises.UNAUTHORIZED))
        .isEqualTo("webhook 14 (a, evt_14) was answered 200, not 401 urn:penstock:forged");
  }

  @Test
  void forgedOneThatMetABusyBridgeFirstAgrees() {
    var busy = ModelBridge.problem(503, "busy");
    world.attempts.addFirst(new Attempt(SampleWorld.FORGED, Instant.EPOCH, busy));

    assertThat(world.differing()).isEmpty();
  }

  @Test
  void forgedOneThatOnlyMetABusyBridgeIsTold() {
    world.answers(SampleWorld.FORGED, _ -> ModelBridge.problem(503, "busy"));

    assertThat(world.differing()).containsExactly(Promises.UNAUTHORIZED);
  }

  @Test
  void refusalForAnotherReasonIsTold() {
    world.answers(SampleWorld.UNSIGNED, _ -> ModelBridge.problem(401, "forged"));

    assertThat(world.differing()).containsExactly(Promises.UNAUTHORIZED);
  }

  @Test
  void refusalWithAnotherStatusIsTold() {
    world.answers(SampleWorld.LEFT, _ -> ModelBridge.problem(401, "disconnected"));

    assertThat(world.differing()).containsExactly(Promises.GONE);
  }

  @Test
  void genuineOneThatIsRefusedIsTold() {
    world.attempts.add(
        new Attempt(
            SampleWorld.TIE,
            world.attempts.getFirst().sentAt(),
            ModelBridge.problem(401, "forged")));

    assertThat(world.differing()).containsExactly(Promises.ADMITTED);
    assertThat(world.told(Promises.ADMITTED)).contains("webhook 9", "401 urn:penstock:forged");
  }
}
