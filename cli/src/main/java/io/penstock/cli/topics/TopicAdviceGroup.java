package io.penstock.cli.topics;

import java.util.List;

/// One piece of advice and all topics to which it applies.
///
/// @param advice its command contains [#TOPIC] in place of the topic's name
/// @param topics the names of the topics, at least one
record TopicAdviceGroup(TopicAdvice advice, List<String> topics) {
  /// The shell variable that stands for the topic's name in a command.
  static final String TOPIC = "$topic";

  TopicAdviceGroup {
    topics = List.copyOf(topics);
  }

  /// The advice as several lines for people.
  String text() {
    var text = new StringBuilder("\n" + String.join(", ", topics) + ": " + advice.finding());
    add(text, advice.meaning());
    add(text, command());
    add(text, advice.hint());
    return text.toString();
  }

  private static void add(StringBuilder text, String line) {
    if (!line.isEmpty()) {
      text.append("\n  ").append(line);
    }
  }

  /// A shell command line that applies to all of the topics.
  private String command() {
    var command = advice.command();
    if (!command.contains(TOPIC)) {
      return command;
    }
    return topics.size() == 1
        ? command.replace(TOPIC, topics.getFirst())
        : "for topic in %s; do %s; done".formatted(String.join(" ", topics), command);
  }
}
