package io.penstock.proof.simulator.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.simulator.Change;
import io.penstock.proof.simulator.Intent.Generic;
import io.penstock.proof.simulator.Intent.Notice;
import io.penstock.proof.simulator.Intent.Unreadable;
import io.penstock.proof.simulator.Webhook;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import io.penstock.schemas.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Worlds by chance: the judge, who looks at the whole log at once, agrees with the model, which
/// goes through it record by record.
class RandomWorldTest {
  private static final int WORLDS = 100;
  private static final int POSTS = 120;
  private static final List<Operation> VERBS =
      List.of(Operation.CREATED, Operation.UPDATED, Operation.DELETED);
  private static final Generic SYNC = new Generic("sync", HandmadeWebhooks.BEGINNING);
  private static final Notice THIN = new Notice(SampleWorld.ASSET, "updated", List.of("as-1"));

  @Test
  void judgeAgreesWithTheModelInEveryWorld() {
    var late = 0L;
    var unchanged = 0L;
    for (long seed = 0; seed < WORLDS; seed++) {
      var judged = world(new Random(seed)).judged();

      assertThat(judged.lines()).as("seed " + seed).allMatch(JudgedPromise::agrees);
      late += expected(judged, Promises.LATE);
      unchanged += expected(judged, Promises.UNCHANGED);
    }
    assertThat(late).isGreaterThan(WORLDS);
    assertThat(unchanged).isGreaterThan(WORLDS);
  }

  private static long expected(Reconciliation judged, String promise) {
    return judged.lines().stream()
        .filter(line -> line.promise().equals(promise))
        .mapToLong(JudgedPromise::expected)
        .sum();
  }

  private static World world(Random random) {
    var bridge = new ModelBridge();
    var posted = new ArrayList<Webhook>();
    for (int post = 0; post < POSTS; post++) {
      var again = !posted.isEmpty() && random.nextInt(8) == 0;
      var webhook = again ? posted.get(random.nextInt(posted.size())) : webhook(post, random);
      posted.add(webhook);
      bridge.pause(random.nextInt(4) == 0 ? random.nextInt(2_500) : random.nextInt(50));
      switch (random.nextInt(12)) {
        case 0 -> bridge.postUnanswered(webhook).pause(20).post(webhook);
        case 1 -> bridge.postUnavailable(webhook).pause(20).post(webhook);
        default -> bridge.post(webhook);
      }
    }
    return bridge.ended();
  }

  private static Webhook webhook(int number, Random random) {
    var connection = List.of("a", "b", "c", "d").get(random.nextInt(4));
    var id = random.nextBoolean() ? null : "evt_" + number;
    return switch (random.nextInt(11)) {
      case 0 ->
          HandmadeWebhooks.webhook(
              number, connection, id, new Unreadable("invalid-json"), "not " + number);
      case 1 -> HandmadeWebhooks.webhook(number, connection, id, THIN, "thin");
      case 2 -> HandmadeWebhooks.webhook(number, connection, id, SYNC, "[" + number + "]");
      default -> {
        // One for all, as it stands in the name of the event.
        var verb = VERBS.get(random.nextInt(VERBS.size()));
        var changes = Stream.generate(() -> change(verb, random)).limit(random.nextInt(3) + 1);
        yield HandmadeWebhooks.full(number, connection, changes.toArray(Change[]::new));
      }
    };
  }

  private static Change change(Operation verb, Random random) {
    var type = random.nextBoolean() ? SampleWorld.ORDER : SampleWorld.VENDOR;
    var title = "title " + random.nextInt(3);
    return HandmadeWebhooks.change(type, "e-" + random.nextInt(3), random.nextInt(40), verb, title);
  }
}
