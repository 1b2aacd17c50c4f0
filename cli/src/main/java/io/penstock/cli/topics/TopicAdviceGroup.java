package io.penstock.cli.topics;

import java.util.List;

/// Advice that several topics share.
///
/// @param advice with [#TOPIC] where its command names the topic
/// @param topics whose it is, at least one
record TopicAdviceGroup(TopicAdvice advice, List<String> topics) {
  /// The name of the topic, to a shell.
  static final String TOPIC = "$topic";

  TopicAdviceGroup {
    topics = List.copyOf(topics);
  }

  /// Some lines for a person.
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

  /// A line to paste, for all of the topics.
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
