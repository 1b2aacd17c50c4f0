package io.penstock.cli.topics;

import io.penstock.schemas.TopicPlan;

/// What a topic is for. Each promise depends on topics of one role.
enum TopicRole {
  RAW,
  OUTPUT,
  WATERMARKS;

  /// The role of the topic of that name in the plan.
  static TopicRole of(String name, TopicPlan plan) {
    if (name.equals(plan.topics().webhooks())) {
      return RAW;
    }
    return name.equals(plan.topics().watermarks()) ? WATERMARKS : OUTPUT;
  }
}
