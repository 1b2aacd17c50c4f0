package io.penstock.proof.simulator.judge;

import io.penstock.proof.simulator.Webhook;
import io.penstock.proof.simulator.judge.Reconciliation.Evidence;
import io.penstock.proof.simulator.judge.Reconciliation.JudgedPromise;
import java.util.HashSet;
import java.util.LinkedHashMap;

/// Checks that every genuine webhook was stored in the end.
final class DeliveryCheck {
  private DeliveryCheck() {}

  static JudgedPromise line(Evidence evidence) {
    var genuine = new LinkedHashMap<Integer, Webhook>();
    var arrived = new HashSet<Integer>();
    for (var attempt : evidence.posts().attempts()) {
      var webhook = attempt.webhook();
      if (PostedWebhooks.genuine(webhook)) {
        genuine.put(webhook.number(), webhook);
        if (PostedWebhooks.stored(attempt.answer())) {
          arrived.add(webhook.number());
        }
      }
    }
    var line = new PromiseCount("every genuine webhook is delivered");
    line.expect(genuine.size());
    line.find(arrived.size());
    genuine.values().stream()
        .filter(webhook -> !arrived.contains(webhook.number()))
        .forEach(webhook -> line.differ(PostedWebhooks.name(webhook) + " was not delivered"));
    return line.line();
  }
}
