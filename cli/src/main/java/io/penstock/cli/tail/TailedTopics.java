package io.penstock.cli.tail;

import io.penstock.cli.output.UnknownName;
import io.penstock.schemas.TopicNames;
import java.util.List;
import java.util.stream.Stream;

/// The topics of a bridge as the command line names them: short or in full.
///
/// @param topics of which bridge
record TailedTopics(TopicNames topics) {

  /// Which topics are meant.
  sealed interface Choice {
    /// All of them are topics of the bridge; full names.
    record Known(List<String> names) implements Choice {}

    /// One is not; the complaint says which one was probably meant.
    record Wrong(String complaint) implements Choice {}
  }

  /// The topics of those names; all that the processor writes where there is none.
  Choice choose(List<String> names) {
    if (names.isEmpty()) {
      return new Choice.Known(topics.outputs());
    }
    for (var name : names) {
      if (!all().contains(full(name))) {
        var known = all().stream().map(this::shortened).toList();
        return new Choice.Wrong(UnknownName.name("topic", shortened(name), known));
      }
    }
    return new Choice.Known(names.stream().map(this::full).distinct().toList());
  }

  private List<String> all() {
    var others = Stream.of(topics.webhooks(), topics.watermarks());
    return Stream.concat(topics.outputs().stream(), others).toList();
  }

  private String full(String name) {
    return name.startsWith(start()) ? name : start() + name;
  }

  /// The name without the prefix that all topics of the bridge share.
  String shortened(String name) {
    return name.startsWith(start()) ? name.substring(start().length()) : name;
  }

  private String start() {
    return topics.prefix() + ".";
  }
}
