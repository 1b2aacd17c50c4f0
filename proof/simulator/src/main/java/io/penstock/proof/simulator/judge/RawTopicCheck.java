package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.judge.RawTopic.Delivery;
import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Checks the raw topic: it contains only genuine webhooks, no more copies than were posted, and
/// answers that were asked for, each connection in one partition.
final class RawTopicCheck {
  private RawTopicCheck() {}

  static List<JudgedPromise> lines(Evidence evidence) {
    return List.of(genuine(evidence), unwelcome(evidence), partitions(evidence));
  }

  private static JudgedPromise genuine(Evidence evidence) {
    var line = new PromiseCount("nothing else is in the raw topic, and no copy too many");
    var copies = new HashMap<Delivery, Integer>();
    for (var stored : evidence.raw().stored()) {
      var copy = copies.merge(stored.delivery(), 1, Integer::sum);
      var max = evidence.posts().copiesMax(stored.delivery());
      line.find(1);
      line.expect(copy <= max ? 1 : 0);
      if (stored.webhook() == null) {
        line.differ(
            "%s (%s, %s): nobody genuine posted it so"
                .formatted(stored.name(), stored.delivery().connection(), stored.delivery().id()));
      } else if (copy > max) {
        line.differ(
            "%s: copy %d at %s, posted %d times"
                .formatted(stored.name(), copy, stored.found().receipt(), max));
      }
    }
    answers(evidence, line);
    return line.line();
  }

  private static void answers(Evidence evidence, PromiseCount line) {
    var origins = new AnswerOrigins(evidence);
    for (var answer : evidence.raw().answers()) {
      var difference = origins.enter(answer);
      line.find(1);
      line.expect(difference.isEmpty() ? 1 : 0);
      if (!difference.isEmpty()) {
        line.differ(answer.name() + ": " + difference);
      }
    }
  }

  private static JudgedPromise unwelcome(Evidence evidence) {
    var line = new PromiseCount("no byte of a refused one is in the raw topic");
    for (var stored : evidence.raw().stored()) {
      var body = ByteBuffer.wrap(stored.found().value());
      if (stored.webhook() == null && evidence.posts().unwelcome(body)) {
        line.find(1);
        line.differ(
            "%s of %s: its bytes were refused"
                .formatted(stored.name(), stored.delivery().connection()));
      }
    }
    return line.line();
  }

  private static JudgedPromise partitions(Evidence evidence) {
    var line = new PromiseCount("each connection stands in one partition");
    partitionsByConnection(evidence)
        .forEach(
            (connection, partitions) -> {
              line.expect(1);
              line.found(partitions.size() == 1);
              if (partitions.size() > 1) {
                line.differ(connection + " stands in " + partitions);
              }
            });
    return line.line();
  }

  private static Map<String, Set<Integer>> partitionsByConnection(Evidence evidence) {
    var partitions = new HashMap<String, Set<Integer>>();
    var webhooks = evidence.raw().stored().stream().map(RawTopic.Stored::found);
    var answers = evidence.raw().answers().stream().map(StoredAnswer::found);
    Stream.concat(webhooks, answers)
        .forEach(
            found ->
                partitions
                    .computeIfAbsent(found.key(), _ -> new TreeSet<>())
                    .add(found.partition()));
    return partitions;
  }
}
