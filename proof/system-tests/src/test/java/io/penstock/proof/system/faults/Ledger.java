package io.penstock.proof.system.faults;

import io.penstock.proof.fixtures.senders.RawConnection;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/// What senders sent and what each was told. Safe for use by several threads.
final class Ledger {
  private final Collection<Entry> entries = new ConcurrentLinkedQueue<>();

  /// One webhook on its way.
  ///
  /// @param status 0 where no answer came
  /// @param receipt `<partition>-<offset>`; empty where it was not stored
  record Entry(Signed sent, int status, String label, String receipt) {}

  /// Notes an answer.
  void answered(Signed sent, RawConnection.Answer answer) {
    entries.add(new Entry(sent, answer.status(), answer.label(), answer.header("webhook-receipt")));
  }

  /// Notes that none came: it was stored perhaps.
  void unanswered(Signed sent) {
    entries.add(new Entry(sent, 0, "", ""));
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /// How many were answered so.
  long count(int status) {
    return entries.stream().filter(entry -> entry.status() == status).count();
  }

  /// How many there are of each answer, such as `503 unavailable`.
  Map<String, Integer> summary() {
    return summary(_ -> true);
  }

  /// The same of what was sent to one connection.
  Map<String, Integer> summary(String connection) {
    return summary(entry -> entry.sent().connection().equals(connection));
  }

  private Map<String, Integer> summary(Predicate<Entry> which) {
    var counts = new TreeMap<String, Integer>();
    entries.stream()
        .filter(which)
        .forEach(
            entry -> counts.merge((entry.status() + " " + entry.label()).strip(), 1, Integer::sum));
    return counts;
  }
}
