package io.penstock.ingress.intake;

import static io.penstock.proof.fixtures.senders.Makini.connection;
import static io.penstock.proof.fixtures.senders.Makini.connections;
import static io.penstock.proof.fixtures.senders.Makini.disconnected;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.intake.WebhookJudge.Judgement;
import io.penstock.ingress.intake.WebhookJudge.RequestHead;
import io.penstock.ingress.verify.Refusal;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.proof.fixtures.senders.Makini;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookJudgeTest {
  private static final byte[] BODY = "{\"id\":\"evt-1\"}".getBytes(UTF_8);

  private final WebhookJudge judge = new WebhookJudge();

  @Test
  void genuineWebhookIsToBeStored() {
    var judgement = judge("conn-42", Makini.SECRET);

    assertThat(judgement)
        .isInstanceOfSatisfying(
            Judgement.Store.class,
            store -> {
              assertThat(store.connectionId()).isEqualTo("conn-42");
              assertThat(store.webhook().webhookId()).isEqualTo("evt-1");
              assertThat(store.webhook().body()).isSameAs(BODY);
            });
  }

  @Test
  void unknownConnectionIsToldWhatAForgeryIsTold() {
    assertThat(judge("conn-44", Makini.SECRET))
        .isInstanceOfSatisfying(
            Judgement.Refuse.class,
            refuse -> {
              assertThat(refuse.connectionId()).isEqualTo("conn-44");
              assertThat(refuse.refusal()).isEqualTo(Refusal.UNKNOWN_CONNECTION);
              assertThat(refuse.answer()).isEqualTo(Refusal.FORGED);
            });
  }

  @Test
  void refusalOfAKnownConnectionIsItsOwnAnswer() {
    assertThat(judge("conn-gone", Makini.SECRET))
        .isInstanceOfSatisfying(
            Judgement.Refuse.class,
            refuse -> {
              assertThat(refuse.refusal()).isEqualTo(Refusal.DISCONNECTED);
              assertThat(refuse.answer()).isEqualTo(Refusal.DISCONNECTED);
            });
  }

  @Test
  void nextSnapshotJudgesFromItsFirstRequestOn() {
    assertThat(judge("conn-42", "rotated")).isInstanceOf(Judgement.Refuse.class);

    var rotated =
        SendersSnapshot.first(connections(connection("conn-42", "rotated")), Instant.EPOCH);

    assertThat(judge.judge(head("conn-42", "rotated"), BODY, rotated, 0))
        .isInstanceOf(Judgement.Store.class);
  }

  private final SendersSnapshot senders =
      SendersSnapshot.first(
          connections(
              connection("conn-42", Makini.SECRET), disconnected("conn-gone", Makini.SECRET)),
          Instant.EPOCH);

  private Judgement judge(String connectionId, String secret) {
    return judge.judge(head(connectionId, secret), BODY, senders, 0);
  }

  private static RequestHead head(String connectionId, String secret) {
    return new RequestHead(connectionId, Makini.signed(Makini.sign(secret, BODY)));
  }
}
