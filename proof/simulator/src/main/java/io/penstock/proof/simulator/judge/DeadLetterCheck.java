package io.penstock.proof.simulator.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import io.penstock.proof.simulator.Intent.Unreadable;
import io.penstock.proof.simulator.judge.RawTopic.Stored;
import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import io.penstock.schemas.DeadLetterHeaders;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;

/// Checks the dead letters: each copy of an unreadable webhook has exactly one, and no other record
/// has one.
///
/// A dead delivery is not remembered, so each repeat becomes a dead letter again.
final class DeadLetterCheck {
  private static final Set<String> ADDED =
      Set.of(
          DeadLetterHeaders.REASON,
          DeadLetterHeaders.DETAIL,
          DeadLetterHeaders.RAW_TOPIC,
          DeadLetterHeaders.RAW_PARTITION,
          DeadLetterHeaders.RAW_OFFSET);

  private final PromiseCount line =
      new PromiseCount("what nobody can read is a dead letter, untouched");

  private DeadLetterCheck() {}

  static JudgedPromise line(Evidence evidence) {
    var letters = evidence.findings().on(evidence.rules().topics().deadLetters());
    var byReceipt = letters.stream().collect(groupingBy(DeadLetterCheck::receipt));
    var accounted = new HashSet<String>();
    var dead = new DeadLetterCheck();
    for (var stored : evidence.raw().stored()) {
      if (stored.webhook() != null
          && stored.webhook().meaning() instanceof Unreadable(var reason)) {
        accounted.add(stored.found().receipt());
        dead.enter(stored, reason, byReceipt.getOrDefault(stored.found().receipt(), List.of()));
      }
    }
    letters.stream().filter(letter -> !accounted.contains(receipt(letter))).forEach(dead::other);
    dead.line.find(letters.size());
    return dead.line.line();
  }

  /// The receipt of the raw record that the dead letter names.
  private static String receipt(ConsumedRecord letter) {
    return letter.header(DeadLetterHeaders.RAW_PARTITION)
        + "-"
        + letter.header(DeadLetterHeaders.RAW_OFFSET);
  }

  private void enter(Stored stored, String reason, List<ConsumedRecord> letters) {
    line.expect(1);
    if (letters.size() != 1) {
      line.differ(
          "%s at %s has %d dead letters"
              .formatted(stored.name(), stored.found().receipt(), letters.size()));
      return;
    }
    var comparison = compare(stored.found(), reason, letters.getFirst());
    if (!comparison.agrees()) {
      line.differ(stored.name() + ": " + comparison.text());
    }
  }

  private void other(ConsumedRecord letter) {
    line.differ(
        "%s: %s is not for the dead (%s)"
            .formatted(letter.place(), receipt(letter), letter.header(DeadLetterHeaders.REASON)));
  }

  private static FieldComparison compare(ConsumedRecord raw, String reason, ConsumedRecord letter) {
    var untouched = ByteBuffer.wrap(raw.value()).equals(ByteBuffer.wrap(letter.value()));
    return new FieldComparison()
        .same("the key", raw.key(), letter.key())
        .holds(untouched, "the value is not the raw record's")
        .same("the headers", headers(raw).toList(), kept(letter))
        .same("the partition", raw.partition(), letter.partition())
        .same("the timestamp", raw.timestamp(), letter.timestamp())
        .same(DeadLetterHeaders.REASON, reason, letter.header(DeadLetterHeaders.REASON))
        .same(DeadLetterHeaders.RAW_TOPIC, raw.topic(), letter.header(DeadLetterHeaders.RAW_TOPIC));
  }

  private static List<String> kept(ConsumedRecord letter) {
    return headers(letter).filter(header -> !ADDED.contains(header.split("=", 2)[0])).toList();
  }

  /// The headers, each as `<name>=<value>`.
  private static Stream<String> headers(ConsumedRecord consumed) {
    return Stream.of(consumed.record().headers().toArray()).map(DeadLetterCheck::text);
  }

  private static String text(Header header) {
    return header.key() + "=" + new String(header.value(), UTF_8);
  }
}
