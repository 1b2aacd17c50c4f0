package io.penstock.cli.send;

import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// How many webhooks were answered how. For any thread.
final class ResponseCounts {
  private final SequencedMap<String, Integer> byAnswer = new TreeMap<>();
  private int answered;
  private int stored;
  private int refused;
  private boolean unreachable;

  /// Counts one.
  ///
  /// @return how many there are with it
  synchronized int count(IngressResponse answer) {
    answered++;
    switch (answer) {
      case IngressResponse.Given given -> {
        byAnswer.merge(given.status() + " " + given.label(), 1, Integer::sum);
        stored += given.stored() ? 1 : 0;
        refused += given.status() == 401 ? 1 : 0;
      }
      case IngressResponse.Missing _ -> byAnswer.merge(answer.label(), 1, Integer::sum);
      case IngressResponse.Unreachable _ -> {
        byAnswer.merge(answer.label(), 1, Integer::sum);
        unreachable = true;
      }
    }
    return answered;
  }

  /// Whether there is no more use in posting.
  synchronized boolean unreachable() {
    return unreachable;
  }

  /// Whether each of so many was stored.
  synchronized boolean stored(int all) {
    return stored == all;
  }

  /// Whether each of so many was refused as not genuine.
  synchronized boolean refused(int all) {
    return refused == all;
  }

  /// Whether any was refused as not genuine.
  synchronized boolean anyRefused() {
    return refused > 0;
  }

  /// The counts of so many as a line, such as `5 webhooks: 4 x 200 stored, 1 x 401 forged`.
  synchronized String line(int all) {
    var counts =
        byAnswer.entrySet().stream()
            .map(each -> each.getValue() + " x " + each.getKey())
            .collect(Collectors.joining(", "));
    var rest =
        answered == all ? "" : (counts.isEmpty() ? "" : ", ") + (all - answered) + " not sent";
    return webhooks(all) + ": " + counts + rest;
  }

  /// So many, in words.
  static String webhooks(int count) {
    return count == 1 ? "1 webhook" : count + " webhooks";
  }

  /// How far it is, such as `1200 of 5000 answered`.
  synchronized String progress(int all) {
    return answered + " of " + all + " answered";
  }
}
