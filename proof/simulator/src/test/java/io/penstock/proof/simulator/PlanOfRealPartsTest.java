package io.penstock.proof.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.verify.Verdict;
import io.penstock.ingress.verify.VerificationIndex;
import io.penstock.ingress.verify.Verifier;
import io.penstock.ingress.verify.WebhookIdFinder;
import io.penstock.ingress.verify.WebhookIdFinder.Identified;
import io.penstock.processor.emit.OutputRecord;
import io.penstock.processor.fold.FoldRules;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.GenericEvent;
import io.penstock.senders.connection.ConnectionsFile;
import io.penstock.senders.connection.KnownRecipes;
import io.penstock.senders.signature.Headers;
import io.penstock.settings.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a plan says of its webhooks is what the real verifier and the real fold make of them.
class PlanOfRealPartsTest {
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final int TOO_LARGE = 413;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void verifierLetsInWhatIsWelcomeAndNothingElse(long seed, @TempDir Path directory) {
    var plan = Plan.of(seed, 1_000, 50, GRACE);
    plan.accounts().write(directory);
    var problems = new Problems();
    var file = directory.resolve("connections.yaml");
    var connections =
        ConnectionsFile.read(file, KnownRecipes.builtIn(), directory.resolve("secrets"), problems);
    var verifier = new Verifier(new VerificationIndex(connections));

    for (var post : plan.posts()) {
      var webhook = post.webhook();
      var verdict = verifier.verify(webhook.connection(), headers(webhook), webhook.body(), 0);

      assertThat(answer(verdict)).as(webhook.toString()).isEqualTo(expected(webhook.meaning()));
      if (verdict instanceof Verdict.Genuine genuine) {
        assertThat(id(webhook, genuine)).as(webhook.toString()).isEqualTo("" + webhook.id());
      }
    }
    assertThat(problems.list()).isEmpty();
  }

  private static String answer(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Genuine _ -> "welcome";
      case Verdict.Stale _ -> "stale";
      case Verdict.Refused(_, var answer) -> answer.status() + " " + answer.label();
    };
  }

  /// That a body is too large is not the verifier's to say.
  private static String expected(Intent meaning) {
    return meaning instanceof Intent.Unwelcome(int status, var label) && status != TOO_LARGE
        ? status + " " + label
        : "welcome";
  }

  private static String id(Webhook webhook, Verdict.Genuine genuine) {
    var identified = new WebhookIdFinder().identify(genuine, headers(webhook), webhook.body(), 0);
    return switch (identified) {
      case Identified.As(var delivery) -> delivery.derived() ? "null" : delivery.webhookId();
      case Identified.Refused(var refusal) -> refusal.label();
    };
  }

  private static Headers headers(Webhook webhook) {
    var byName = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(webhook.headers());
    return name -> byName.containsKey(name) ? List.of(byName.get(name)) : List.of();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void foldMakesOfEachWebhookWhatItMeans(long seed) {
    var plan = Plan.of(seed, 2_000, 50, GRACE);
    var folded = fold(plan);

    var died = folded.byTopic(FoldRunner.TOPICS.deadLetters());
    var generic = folded.byTopic(FoldRunner.TOPICS.genericEvents());
    var fetches = folded.byTopic(FoldRunner.TOPICS.fetches());
    for (int offset = 0; offset < folded.webhooks().size(); offset++) {
      switch (folded.webhooks().get(offset).meaning()) {
        case Intent.Changes _ -> assertThat(died).doesNotContainKey(offset);
        case Intent.Notice(_, var operation, var ids) ->
            assertThat(ids(fetches.getOrDefault(offset, List.of())))
                .as("fetches of %s", offset)
                .isEqualTo(
                    operation.equals("deleted") ? List.of() : ids.stream().distinct().toList());
        case Intent.Generic(var name, _) -> {
          var again = folded.webhooks().indexOf(folded.webhooks().get(offset)) < offset;
          assertThat(names(generic.getOrDefault(offset, List.of())))
              .isEqualTo(again ? List.of() : List.of(name));
        }
        case Intent.Unreadable(var reason) ->
            assertThat(
                    died.getOrDefault(offset, List.of()).stream()
                        .map(dead -> FoldRunner.header(dead, "dead-reason")))
                .containsExactly(reason);
        case Intent.Unwelcome _ -> throw new AssertionError("nobody lets that in");
      }
    }
  }

  private static List<String> ids(List<OutputRecord> requests) {
    return requests.stream()
        .map(request -> FetchRequest.read(Objects.requireNonNull(request.value())))
        .flatMap(request -> request.ids().stream())
        .toList();
  }

  private static List<String> names(List<OutputRecord> events) {
    return events.stream()
        .map(event -> GenericEvent.read(Objects.requireNonNull(event.value())).name())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void eventsShowWhatTheirChangesWereMadeToSay(long seed) {
    var plan = Plan.of(seed, 2_000, 50, GRACE);

    var folded = fold(plan);

    var events = folded.events();
    assertThat(events.size()).isGreaterThan(1_000);
    events.forEach(
        event -> {
          var change = folded.change(event);
          var value = Objects.requireNonNull(event.value());
          assertThat(EventFields.at(change.shows().keySet(), value)).isEqualTo(change.shows());
          assertThat(EventFields.at(List.of("/entity/id", "/entity/type"), value))
              .isEqualTo(
                  Map.of("/entity/id", change.entity(), "/entity/type", change.type().name()));
          assertThat(FoldRunner.header(event, "ce_type").endsWith(".deleted"))
              .isEqualTo(change.deleted());
          assertThat(FoldRunner.header(event, "order-key"))
              .isEqualTo(change.changedAt().getEpochSecond() + "000000");
        });
  }

  @Test
  void lateIsWhatThePlanPostsTooLateAndReSyncsEmitNothing() {
    var plan = Plan.of(42, 2_000, 50, GRACE);
    var traits = PlanTraits.of(plan);

    var folded = fold(plan);

    // A repeat under an id that is derived from the body is late, too, if a newer change came
    // since.
    var late =
        folded.outputs().stream().filter(Folded::isLate).filter(folded::isFirstDelivery).count();
    assertThat(late * 100.0 / plan.posts().size()).isEqualTo(traits.percent("too late"));
    var previous = new TreeMap<String, String>();
    for (var event : folded.events()) {
      if (!Folded.isLate(event)) {
        var change = folded.change(event);
        var entity = FoldRunner.header(event, "ce_source") + change.type().name() + change.entity();
        assertThat(previous.put(entity, change.content())).isNotEqualTo(change.content());
      }
    }
  }

  /// What was appended, by offsets, and all that came of it.
  private record Folded(List<Webhook> webhooks, List<OutputRecord> outputs, List<Integer> causes) {

    Map<Integer, List<OutputRecord>> byTopic(String topic) {
      var found = new TreeMap<Integer, List<OutputRecord>>();
      for (int i = 0; i < outputs.size(); i++) {
        if (outputs.get(i).topic().equals(topic)) {
          found.computeIfAbsent(causes.get(i), _ -> new ArrayList<>()).add(outputs.get(i));
        }
      }
      return found;
    }

    /// Those with an event of an entity that has content, late ones included.
    List<OutputRecord> events() {
      return outputs.stream()
          .filter(output -> !FoldRunner.header(output, "ce_subject").equals("(none)"))
          .filter(output -> FoldRunner.header(output, "order-kind").equals("changed"))
          .toList();
    }

    static boolean isLate(OutputRecord output) {
      return output.topic().equals(FoldRunner.TOPICS.late());
    }

    /// Whether no record before the event's has the same body.
    boolean isFirstDelivery(OutputRecord event) {
      var offset = Integer.parseInt(FoldRunner.header(event, "ce_id").split("-", -1)[1]);
      var body = webhooks.get(offset).body();
      return webhooks.subList(0, offset).stream()
          .noneMatch(earlier -> Arrays.equals(earlier.body(), body));
    }

    /// The change whose event it is, by its coordinates.
    Change change(OutputRecord event) {
      var coordinates = FoldRunner.header(event, "ce_id").split("-", -1);
      var webhook = webhooks.get(Integer.parseInt(coordinates[1]));
      var changes = (Intent.Changes) webhook.meaning();
      return changes.changes().get(Integer.parseInt(coordinates[2]));
    }
  }

  /// All that is welcome, as it is planned, and time enough behind it.
  private static Folded fold(Plan plan) {
    var folding = new FoldRunner(FoldRules.DEFAULT);
    var folded = new Folded(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (var post : plan.posts()) {
      var webhook = post.webhook();
      if (!(webhook.meaning() instanceof Intent.Unwelcome)) {
        var outputs =
            folding.append(
                post.at().toMillis(), webhook.connection(), webhook.id(), webhook.body());
        outputs.forEach(_ -> folded.causes().add(folded.webhooks().size()));
        folded.outputs().addAll(outputs);
        folded.webhooks().add(webhook);
      }
    }
    var rest = folding.tick(plan.posts().getLast().at().plus(GRACE).toMillis());
    rest.forEach(_ -> folded.causes().add(folded.webhooks().size()));
    folded.outputs().addAll(rest);
    return folded;
  }
}
