package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.simulator.Ledger.Attempt;
import io.penstock.proof.simulator.Plan.Post;
import io.penstock.proof.simulator.api.ApiSource;
import io.penstock.proof.simulator.api.SourceEntity;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.Operation;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class SimulatedMakiniTest {
  private static final RetrySchedule QUICK =
      new RetrySchedule(Eventually.MAX, Duration.ofMillis(5), Duration.ofSeconds(30));

  private final Ledger ledger = new Ledger();
  private final ApiSource source = new ApiSource();

  @Test
  void postIsWhatThePlanHas() {
    var webhook = webhook(3, new Intent.Unreadable("invalid-json"));

    try (var receiver = new Receiver(_ -> 200);
        var makini = start(receiver, QUICK, webhook)) {
      awaitEnd(makini);

      assertThat(receiver.received())
          .containsExactly(
              new Receiver.Received(
                  "POST", "/webhooks/conn-3", "application/json", "signature-3", "body 3"));
      assertThat(ledger.attempts()).hasSize(1);
      assertThat(ledger.attempts().getFirst().webhook()).isSameAs(webhook);
      assertThat(ledger.attempts().getFirst().answer()).isEqualTo(stored("0-1"));
    }
  }

  @Test
  void webhookIsPostedAgainUntilItIsStored() {
    try (var receiver = new Receiver(number -> number < 4 ? 503 : 200);
        var makini = start(receiver, QUICK, genuine(1))) {
      awaitEnd(makini);

      assertThat(statuses()).containsExactly(503, 503, 503, 200);
      assertThat(makini.progress().answers()).isEqualTo(Map.of(503, 3, 200, 1));
      assertThat(makini.givenUp()).isEmpty();
    }
  }

  @Test
  void anythingButTwoHundredIsTriedAgain() {
    try (var receiver = new Receiver(number -> number == 1 ? 202 : number == 2 ? 404 : 200);
        var makini = start(receiver, QUICK, genuine(1))) {
      awaitEnd(makini);

      assertThat(statuses()).containsExactly(202, 404, 200);
    }
  }

  @Test
  void noAnswerInTimeIsNoneAndIsTriedAgain() {
    var ended = new CountDownLatch(1);
    var impatient =
        new RetrySchedule(Duration.ofMillis(400), Duration.ofMillis(5), Duration.ofSeconds(30));

    try (var receiver = new Receiver(number -> number == 1 ? after(ended) : 200);
        var makini = start(receiver, impatient, genuine(1))) {
      Eventually.get(this::statuses, all -> all.contains(200));
      awaitEnd(makini);
      ended.countDown();

      assertThat(ledger.attempts().getFirst().answer()).isInstanceOf(Answer.None.class);
      assertThat(makini.progress().unanswered()).isPositive();
    }
  }

  @Test
  void nobodyThereIsNoAnswer() {
    var receiver = new Receiver(_ -> 200);
    var address = receiver.address();
    receiver.close();
    var plan = plan(genuine(1));
    var brief = new RetrySchedule(Eventually.MAX, Duration.ofMillis(5), Duration.ofMillis(40));

    try (var makini = start(address, plan, brief)) {
      awaitEnd(makini);

      assertThat(ledger.attempts()).hasSize(4);
      assertThat(ledger.attempts())
          .allMatch(attempt -> attempt.answer() instanceof Answer.None(var why) && !why.isBlank());
      assertThat(makini.givenUp()).isEqualTo(List.of(plan.posts().getFirst().webhook()));
      assertThat(makini.progress().givenUp()).isEqualTo(1);
    }
  }

  @Test
  void unwelcomeWebhookIsPostedOnce() {
    var forged = webhook(1, new Intent.Unwelcome(401, "forged"));
    var gone = webhook(2, new Intent.Unwelcome(410, "disconnected"));

    try (var receiver = new Receiver(_ -> 401);
        var makini = start(receiver, QUICK, forged, gone)) {
      awaitEnd(makini);

      assertThat(statuses()).containsExactly(401, 401);
      assertThat(makini.givenUp()).isEmpty();
    }
  }

  @Test
  void unwelcomeWebhookComesAgainWhileNobodyHasTime() {
    var forged = webhook(1, new Intent.Unwelcome(401, "forged"));

    try (var receiver = new Receiver(number -> number < 3 ? 503 : 401);
        var makini = start(receiver, QUICK, forged)) {
      awaitEnd(makini);

      assertThat(statuses()).containsExactly(503, 503, 401);
    }
  }

  @Test
  void repeatIsTwoLinesOfTheLedger() {
    var webhook = genuine(1);

    try (var receiver = new Receiver(_ -> 200);
        var makini = start(receiver, QUICK, webhook, webhook)) {
      awaitEnd(makini);

      assertThat(ledger.attempts()).extracting(Attempt::webhook).containsExactly(webhook, webhook);
      assertThat(ledger.attempts())
          .extracting(Attempt::answer)
          .containsExactlyInAnyOrder(stored("0-1"), stored("0-2"));
    }
  }

  @Test
  void postsWaitForTheirTimes() {
    var first = new Post(genuine(1), Duration.ofMillis(700));
    var second = new Post(genuine(2), Duration.ZERO);

    try (var receiver = new Receiver(_ -> 200);
        var makini = start(receiver, QUICK, new Plan(NOBODY, List.of(), List.of(first, second)))) {
      awaitEnd(makini);

      assertThat(ledger.attempts())
          .extracting(attempt -> attempt.webhook().number())
          .containsExactly(2, 1);
    }
  }

  @Test
  void atMostSixtyFourAreInFlight() {
    var arrived = new CountDownLatch(64);
    var go = new CountDownLatch(1);
    var inFlight = new AtomicInteger();
    var most = new AtomicInteger();
    Receiver.Manner manner =
        _ -> {
          most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
          arrived.countDown();
          go.await();
          inFlight.decrementAndGet();
          return 200;
        };

    try (var receiver = new Receiver(manner);
        var makini = start(receiver, QUICK, many(200))) {
      Eventually.get(arrived::getCount, left -> left == 0);
      go.countDown();
      awaitEnd(makini);

      assertThat(most).hasValue(64);
      assertThat(ledger.attempts()).hasSize(200);
    }
  }

  @Test
  void closeStopsAllThatIsUnderWay() {
    var others = clientThreads();
    var never = new CountDownLatch(1);
    var receiver = new Receiver(number -> number % 2 == 0 ? 503 : after(never));
    var slow =
        new RetrySchedule(Duration.ofSeconds(20), Duration.ofMinutes(5), Duration.ofHours(1));
    var plan = new ArrayList<>(many(100).posts());
    plan.add(new Post(genuine(200), Duration.ofHours(1)));
    var makini = start(receiver, slow, new Plan(NOBODY, List.of(), plan));
    Eventually.get(makini::progress, now -> now.waiting() > 10);

    makini.close();

    assertThat(makini.progress().ended()).isTrue();
    assertThat(makini.progress().waiting()).isZero();
    assertThat(statuses()).contains(503).doesNotContain(200);
    assertThat(ledger.attempts())
        .anyMatch(
            attempt -> attempt.answer() instanceof Answer.None(var why) && why.startsWith("stop"));
    assertThat(receiver.received()).noneMatch(request -> request.path().endsWith("conn-200"));
    Eventually.get(SimulatedMakiniTest::clientThreads, left -> left <= others);
    never.countDown();
    receiver.close();
  }

  private static long clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("HttpClient-"))
        .count();
  }

  @Test
  void changeTakesEffectAtTheSourceBeforeItsWebhookIsPosted() {
    var entity = new SourceEntity("conn-1", EntityTypes.WORK_ORDER, "wo-1");
    var change =
        new Change(
            entity.type(),
            entity.id(),
            Instant.EPOCH,
            Operation.UPDATED,
            false,
            "content",
            Map.of());
    var at = Duration.ofMillis(30);
    var changes = List.of(new SourceChange(at, "conn-1", change, "{}"));
    var plan = new Plan(NOBODY, changes, List.of(new Post(genuine(1), at)));
    var shown = new ArrayList<Integer>();
    try (var receiver =
            new Receiver(
                _ -> {
                  shown.add(source.snapshot().size());
                  return 200;
                });
        var makini = start(receiver, QUICK, plan)) {
      awaitEnd(makini);

      assertThat(shown).containsExactly(1);
      assertThat(source.snapshot()).containsOnlyKeys(entity);
    }
  }

  private static final Accounts NOBODY = new Accounts(List.of());

  private static Webhook genuine(int number) {
    return webhook(number, new Intent.Changes(List.of()));
  }

  private static Webhook webhook(int number, Intent meaning) {
    return new Webhook(
        number,
        "conn-" + number,
        null,
        Map.of("X-Webhook-Signature", "signature-" + number),
        ("body " + number).getBytes(UTF_8),
        meaning);
  }

  private static Plan plan(Webhook... webhooks) {
    return new Plan(
        NOBODY,
        List.of(),
        List.of(webhooks).stream().map(webhook -> new Post(webhook, Duration.ZERO)).toList());
  }

  private static Plan many(int count) {
    var webhooks = new Webhook[count];
    for (int i = 0; i < count; i++) {
      webhooks[i] = genuine(i);
    }
    return plan(webhooks);
  }

  private SimulatedMakini start(Receiver receiver, RetrySchedule schedule, Webhook... webhooks) {
    return start(receiver, schedule, plan(webhooks));
  }

  private SimulatedMakini start(Receiver receiver, RetrySchedule schedule, Plan plan) {
    return start(receiver.address(), plan, schedule);
  }

  private SimulatedMakini start(URI address, Plan plan, RetrySchedule schedule) {
    return SimulatedMakini.start(
        address,
        plan,
        new SourceFeed(plan.changes(), source, Clock.systemUTC()),
        schedule,
        ledger,
        Clock.systemUTC(),
        System::nanoTime);
  }

  private static void awaitEnd(SimulatedMakini makini) {
    Eventually.get(makini::progress, Progress::ended);
  }

  private List<Integer> statuses() {
    var statuses = new ArrayList<Integer>();
    for (var attempt : ledger.attempts()) {
      if (attempt.answer() instanceof Answer.Status(int status, _, _)) {
        statuses.add(status);
      }
    }
    return statuses;
  }

  private static Answer stored(String receipt) {
    return new Answer.Status(200, receipt, "");
  }

  private static int after(CountDownLatch latch) throws InterruptedException {
    latch.await();
    return 200;
  }
}
