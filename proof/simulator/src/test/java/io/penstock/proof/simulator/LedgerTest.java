package io.penstock.proof.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.simulator.Ledger.Attempt;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final Instant SENT_AT = Instant.parse("2026-11-22T08:15:01.204Z");
  private static final Answer STORED = new Answer.Status(200, "3-1042", "{}");

  @Test
  void eachAttemptIsALineOfTheFile(@TempDir Path directory) throws IOException {
    var ledger = new Ledger();
    var change =
        new Change(
            EntityTypes.WORK_ORDER, "wo-1", SENT_AT, Operation.CREATED, false, "wo-1/1", Map.of());
    enter(ledger, 0, "evt_1", new Intent.Changes(List.of(change)), STORED);
    var ids = List.of("a-1", "a-2");
    enter(ledger, 1, null, new Intent.Notice(EntityTypes.WORK_ORDER, "updated", ids), STORED);
    enter(ledger, 2, null, new Intent.Unreadable("no-id"), new Answer.None("nobody \"there\""));
    var refused = new Answer.Status(401, "", "{}");
    enter(ledger, 3, "evt_3", new Intent.Unwelcome(401, "forged"), refused);

    ledger.write(directory.resolve("ledger.jsonl"));

    assertThat(Files.readAllLines(directory.resolve("ledger.jsonl")))
        .containsExactly(
            """
            {"number":0,"connection":"conn-1","webhookId":"evt_1","meaning":"changes",\
            "items":["work_order/wo-1"],"sentAt":"2026-11-22T08:15:01.204Z",\
            "status":200,"receipt":"3-1042"}""",
            """
            {"number":1,"connection":"conn-1","meaning":"notice",\
            "items":["work_order/a-1","work_order/a-2"],"sentAt":"2026-11-22T08:15:01.204Z",\
            "status":200,"receipt":"3-1042"}""",
            """
            {"number":2,"connection":"conn-1","meaning":"unreadable","items":["no-id"],\
            "sentAt":"2026-11-22T08:15:01.204Z","unanswered":"nobody \\"there\\""}""",
            """
            {"number":3,"connection":"conn-1","webhookId":"evt_3","meaning":"unwelcome",\
            "items":["forged"],"sentAt":"2026-11-22T08:15:01.204Z","status":401}""");
  }

  private static void enter(
      Ledger ledger, int number, @Nullable String id, Intent meaning, Answer answer) {
    var webhook = new Webhook(number, "conn-1", id, Map.of(), new byte[0], meaning);
    ledger.enter(new Attempt(webhook, SENT_AT, answer));
  }
}
