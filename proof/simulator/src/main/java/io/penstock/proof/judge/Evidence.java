package io.penstock.proof.judge;

import io.penstock.proof.simulator.Attempt;
import java.util.List;

/// All that is known of a run: what was posted, what was found, and what must have become of it.
record Evidence(
    Rules rules, Findings findings, Posts posts, RawTopic raw, Fates fates, Events events) {

  static Evidence of(List<Attempt> attempts, Findings findings, Rules rules) {
    var posts = new Posts(attempts);
    var raw = new RawTopic(findings.on(rules.topics().webhooks()), posts);
    var fates = new Fates(raw, rules);
    return new Evidence(rules, findings, posts, raw, fates, new Events(findings, rules.topics()));
  }
}
