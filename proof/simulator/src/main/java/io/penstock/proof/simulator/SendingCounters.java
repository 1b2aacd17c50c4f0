package io.penstock.proof.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Counters of a run while it sends. For any thread.
final class SendingCounters {
  private final int planned;
  private final TreeMap<Integer, Integer> answers = new TreeMap<>();
  private final List<Webhook> givenUp = new ArrayList<>();
  private int begun;
  private int attempts;
  private int unanswered;
  private int waiting;
  private int open;

  SendingCounters(int planned) {
    this.planned = planned;
    this.open = planned;
  }

  synchronized void begin() {
    begun++;
  }

  synchronized void count(Answer answer) {
    attempts++;
    switch (answer) {
      case Answer.Status(var status, _, _) -> answers.merge(status, 1, Integer::sum);
      case Answer.None _ -> unanswered++;
    }
  }

  /// Changes the number of posts that wait.
  ///
  /// @param more number of posts that start to wait; negative if they stop waiting
  synchronized void wait(int more) {
    waiting += more;
  }

  synchronized void giveUp(Webhook webhook) {
    givenUp.add(webhook);
  }

  /// Counts a post as finished.
  synchronized void end() {
    open--;
  }

  synchronized Progress progress() {
    return new Progress(
        planned, begun, attempts, answers, unanswered, waiting, givenUp.size(), open == 0);
  }

  synchronized List<Webhook> givenUp() {
    return List.copyOf(givenUp);
  }
}
