package io.penstock.processor.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.pull.AskingLimits;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.Operation;
import io.penstock.schemas.RawRecordHeaders;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the fold asks the API of a connection for, and when it asks again.
class AskingTest {
  private final Partition partition = new Partition();
  private int webhooks;

  @Test
  void thinItemAsksOnceWhileItsRequestIsOpen() {
    var first = thin("po-1", "po-1", "po-2");
    var second = thin("po-1", "po-3");

    assertThat(first.became()).isEqualTo("3 fetch");
    assertThat(Api.requests(first))
        .extracting(FetchRequest::ids)
        .containsExactly(List.of("po-1", "po-2"));
    assertThat(second.became()).isEqualTo("2 fetch");
    assertThat(Api.requests(second)).extracting(FetchRequest::ids).containsExactly(List.of("po-3"));
  }

  @Test
  void anotherReasonMakesTheAnswerAskOnceMore() {
    var request = only(thin("po-1"));
    thin("po-1");

    var answer = partition.append(Api.answer(request, Bodies.content("po-1", 1, "a")));

    assertThat(answer.became()).isEqualTo("1 emitted");
    assertThat(only(answer).cause().offset()).isEqualTo(2);
    assertThat(only(answer).attempt()).isZero();
    assertThat(only(answer).notBefore().toEpochMilli()).isEqualTo(Partition.START_MS);
  }

  @Test
  void answerThatIsEmittedEndsTheAsking() {
    var request = only(thin("po-1"));

    var answer = partition.append(Api.answer(request, Bodies.content("po-1", 1, "a")));

    assertThat(answer.topics()).containsExactly("t.purchase-orders");
    assertThat(partition.status().openRequests()).isZero();
  }

  @Test
  void unchangedAnswerIsAskedForAgainUntilTheApiIsSettledAboutTheWebhook() {
    push(1, "a");
    var first = only(thin("po-1"));

    var second = only(partition.after(500).append(unchanged(first)));
    var third = only(partition.after(11_000).append(unchanged(second)));
    var settled = partition.after(60_000).append(unchanged(third));

    assertThat(second.attempt()).isOne();
    assertThat(second.notBefore().toEpochMilli()).isEqualTo(Partition.START_MS + 500 + 10_000);
    assertThat(third.attempt()).isEqualTo(2);
    assertThat(third.notBefore().toEpochMilli()).isEqualTo(Partition.START_MS + Api.LAG_MAX_MS);
    assertThat(settled.became()).isEqualTo("1 unchanged");
    assertThat(settled.outputs()).isEmpty();
  }

  @Test
  void absenceOfAnUnknownEntityIsAskedForAgainUntilTheApiIsSettledAboutTheWebhook() {
    var first = only(thin("po-1"));

    var absent = partition.append(Api.absence(first));
    var created = partition.append(Api.answer(only(absent), Bodies.content("po-1", 1, "a")));

    assertThat(absent.became()).isEqualTo("1 superseded");
    assertThat(created.became()).isEqualTo("1 emitted");
  }

  @Test
  void answerToAnotherAttemptDoesNotCloseTheRequest() {
    push(1, "a");
    var first = only(thin("po-1"));
    partition.append(unchanged(first));

    var again = partition.append(unchanged(first));

    assertThat(again.outputs()).isEmpty();
    assertThat(partition.status().openRequests()).isOne();
  }

  @Test
  void answerToSeveralReasonsIsAskedForAgainUntilTheApiIsSettledAboutAll() {
    var first = only(thin("po-1"));
    thin("po-1");
    var second = only(partition.append(Api.answer(first, Bodies.content("po-1", 1, "a"))));

    var third = partition.append(Api.answer(second, Bodies.content("po-1", 2, "b")));
    var settled =
        partition
            .after(Api.LAG_MAX_MS)
            .append(
                Api.answer(only(third), Bodies.content("po-1", 3, "c"))
                    .with(RawRecordHeaders.MARK_TIME, markMs(Api.LAG_MAX_MS)));

    assertThat(third.became()).isEqualTo("1 emitted");
    assertThat(only(third).attempt()).isOne();
    assertThat(settled.topics()).containsExactly("t.purchase-orders");
  }

  private static String markMs(long afterMs) {
    return Long.toString(Partition.START_MS + afterMs);
  }

  @Test
  void requestLapses() {
    thin("po-1");
    partition.afterOnTheClock(FoldRules.DEFAULT.asking().lapse().toMillis());

    assertThat(partition.status().openRequests()).isZero();
    assertThat(Api.requests(thin("po-1"))).hasSize(1);
  }

  @Test
  void askingEndsAfterTheLastAttempt() {
    push(10, "a");
    var request =
        only(partition.append(Api.row(0, Partition.START_MS, Bodies.content("po-1", 1, "x"))));
    for (int attempt = 1; attempt < AskingLimits.ATTEMPTS_MAX; attempt++) {
      assertThat(request.attempt()).isEqualTo(attempt);
      partition.after(Api.LAG_MAX_MS);
      push(10 + attempt, "a" + attempt);
      request = only(partition.append(Api.answer(request, Bodies.content("po-1", 1, "x"))));
    }
    partition.after(Api.LAG_MAX_MS);
    push(30, "b");

    var last = partition.append(Api.answer(request, Bodies.content("po-1", 1, "x")));

    assertThat(last.became()).isEqualTo("1 superseded");
    assertThat(last.outputs()).isEmpty();
  }

  @Test
  void entityBeyondTheLimitAsksWithoutBeingRemembered() {
    var asking = new AskingLimits(Duration.ofMinutes(1), Duration.ofHours(1), 1);
    var small = new Partition(Partition.asking(asking));
    small.append(Api.askable("evt-1", Bodies.thin("updated", "po-1")));

    var second = small.append(Api.askable("evt-2", Bodies.thin("updated", "po-2")));
    var third = small.append(Api.askable("evt-3", Bodies.thin("updated", "po-2")));

    assertThat(Api.requests(second)).hasSize(1);
    assertThat(Api.requests(third)).hasSize(1);
    assertThat(small.status().openRequests()).isOne();
  }

  @Test
  void lateChangeAsks() {
    push(10, "a");

    var late = push(9, "b");

    assertThat(late.topics()).containsExactly("t.late", "t.fetches");
    assertThat(only(late).operation()).isEqualTo(Operation.UPDATED);
  }

  @Test
  void changeWithATimeInTheFutureAsks() {
    var body =
        Bodies.orders(
            "updated", "{\"key\":\"po-1\",\"title\":\"a\",\"updatedAt\":\"2062-01-02T03:00:00Z\"}");

    assertThat(Api.requests(append(body))).hasSize(1);
  }

  @Test
  void deletionWithoutATimeAsks() {
    var deletion = append(Bodies.thin("deleted", "po-1"));

    assertThat(deletion.topics()).containsExactly("t.purchase-orders", "t.fetches");
    assertThat(only(deletion).operation()).isEqualTo(Operation.DELETED);
  }

  @Test
  void deletionWithATimeDoesNotAsk() {
    assertThat(Api.requests(append(Bodies.deletedAt("po-1", 1)))).isEmpty();
  }

  @Test
  void changeWithAWeakerKindOfKeyAsks() {
    push(1, "a");

    var weaker = append(Bodies.orders("updated", "{\"key\":\"po-1\",\"title\":\"b\"}"));
    var equal = append(Bodies.orders("updated", "{\"key\":\"po-1\",\"title\":\"c\"}"));

    assertThat(Api.requests(weaker)).hasSize(1);
    assertThat(Api.requests(equal)).isEmpty();
  }

  @Test
  void changeThatRevivesAsksWhenItIsReleased() {
    var waiting = new Partition(Partition.rules(2_000));
    waiting.append(Raw.webhook("evt-1", Bodies.deletedAt("po-1", 1)));
    waiting.after(2_000).append(Raw.tick());
    var held = waiting.append(Api.askable("evt-2", Bodies.order("po-1", 5, "b")));

    var released = waiting.after(2_000).append(Raw.tick().of("tick"));

    assertThat(held.outputs()).isEmpty();
    assertThat(released.topics()).containsExactly("t.purchase-orders", "t.fetches");
    assertThat(only(released).cause().offset()).isEqualTo(2);
    assertThat(only(released).notBefore().toEpochMilli()).isEqualTo(Partition.START_MS + 4_000);
  }

  @Test
  void connectionThatCantBeAskedIsNotAsked() {
    push(10, "a");
    var late = partition.append(Raw.webhook("evt-late", Bodies.order("po-1", 9, "b")));
    var thin = partition.append(Raw.webhook("evt-thin", Bodies.thin("updated", "po-9")));

    assertThat(late.topics()).containsExactly("t.late");
    assertThat(Api.requests(thin)).hasSize(1);
    assertThat(partition.status().openRequests()).isZero();
  }

  @Test
  void deadAnswerClosesItsRequest() {
    var request = only(thin("po-1"));

    var dead = partition.append(Api.answer(request, "<html>"));

    assertThat(dead.topics()).containsExactly("t.dead-letters");
    assertThat(partition.status().openRequests()).isZero();
  }

  @Test
  void answerAboutAnotherEntityClosesTheRequestAndIsAskedForAgain() {
    var request = only(thin("po-1"));

    var other = partition.append(Api.answer(request, Bodies.content("po-2", 1, "a")));

    assertThat(other.became()).isEqualTo("1 emitted");
    assertThat(only(other).ids()).containsExactly("po-1");
    assertThat(only(other).attempt()).isOne();
  }

  @Test
  void stateWithRequestsIsRestored() {
    thin("po-1");
    var restored = new Partition(3, 1, partition.state.restored());

    var second = restored.append(Api.askable("evt-x", Bodies.thin("updated", "po-1")));

    assertThat(second.outputs()).isEmpty();
    assertThat(restored.status().openRequests()).isOne();
  }

  private Folded thin(String... ids) {
    return append(Bodies.thin("updated", ids));
  }

  private Folded push(int second, String title) {
    return append(Bodies.order("po-1", second, title));
  }

  private Folded append(String body) {
    return partition.append(Api.askable("evt-" + webhooks++, body));
  }

  private static Raw unchanged(FetchRequest request) {
    return Api.answer(request, Bodies.content("po-1", 1, "a"))
        .with(RawRecordHeaders.OPERATION, request.operation().label());
  }

  private static FetchRequest only(Folded folded) {
    assertThat(Api.requests(folded)).hasSize(1);
    return Api.requests(folded).getFirst();
  }
}
