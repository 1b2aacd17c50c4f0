package io.penstock.cli.send;

import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Counts webhooks by the outcome of posting them. Thread-safe.
final class ResponseCounts {
  private final SequencedMap<String, Integer> byAnswer = new TreeMap<>();
  private int answered;
  private int stored;
  private int refused;
  private boolean unreachable;

  /// Counts one outcome.
  ///
  /// @return how many outcomes were counted so far, including this outcome
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

  /// Whether the bridge was unreachable at least once, so that further posting is pointless.
  synchronized boolean unreachable() {
    return unreachable;
  }

  /// Whether all of this many webhooks were stored.
  synchronized boolean stored(int all) {
    return stored == all;
  }

  /// Whether all of this many webhooks were refused as not genuine (401).
  synchronized boolean refused(int all) {
    return refused == all;
  }

  /// Whether at least one webhook was refused as not genuine (401).
  synchronized boolean anyRefused() {
    return refused > 0;
  }

  /// The summary of this many webhooks, such as `5 webhooks: 4 x 200 stored, 1 x 401 forged`.
  synchronized String line(int all) {
    var counts =
        byAnswer.entrySet().stream()
            .map(each -> each.getValue() + " x " + each.getKey())
            .collect(Collectors.joining(", "));
    var rest =
        answered == all ? "" : (counts.isEmpty() ? "" : ", ") + (all - answered) + " not sent";
    return webhooks(all) + ": " + counts + rest;
  }

  /// The number of webhooks as text.
  static String webhooks(int count) {
    return count == 1 ? "1 webhook" : count + " webhooks";
  }

  /// The progress as text, such as `1200 of 5000 answered`.
  synchronized String progress(int all) {
    return answered + " of " + all + " answered";
  }
}
