package io.penstock.cli.topics;

import io.penstock.cli.output.JsonLine;
import io.penstock.cli.output.Paint;
import io.penstock.schemas.json.Json;
import io.penstock.settings.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/// The topics of a plan as lines: a table for a person, JSON for a script.
///
/// @param address of the cluster they are in
record TopicTable(List<TopicRow> rows, String address) {
  TopicTable {
    rows = List.copyOf(rows);
  }

  /// A head, a line for each topic, and below them what is to be said of the differences: those
  /// alike of several topics together.
  List<String> lines(Paint paint) {
    int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    var form = "%-" + width + "s  %10s  %8s  %9s  %s";
    var head = form.formatted("topic", "partitions", "replicas", "retention", "state");
    var table = rows.stream().map(row -> line(row, form, paint));
    return Stream.of(Stream.of(head), table, differences().map(TopicAdviceGroup::text))
        .flatMap(lines -> lines)
        .toList();
  }

  private static String line(TopicRow row, String form, Paint paint) {
    return form.formatted(
        row.name(), row.partitions(), row.replicas(), retention(row), painted(row.state(), paint));
  }

  private Stream<TopicAdviceGroup> differences() {
    var topics = new LinkedHashMap<TopicAdvice, List<String>>();
    for (var row : rows) {
      advice(row, TopicAdviceGroup.TOPIC)
          .forEach(same -> topics.computeIfAbsent(same, _ -> new ArrayList<>()).add(row.name()));
    }
    return topics.entrySet().stream()
        .map(entry -> new TopicAdviceGroup(entry.getKey(), entry.getValue()));
  }

  /// What is missing is told by the topic's state.
  private Stream<TopicAdvice> advice(TopicRow row, String topic) {
    return row.differences().stream()
        .filter(difference -> !(difference instanceof TopicDifference.Missing))
        .map(difference -> TopicAdvice.on(difference, topic, row.role(), address));
  }

  private static String retention(TopicRow row) {
    var millis = row.retentionMillis();
    if (millis == null) {
      return row.role() == TopicRole.WATERMARKS ? "newest" : "?";
    }
    return millis < 0 ? "forever" : Durations.show(Duration.ofMillis(millis));
  }

  private static String painted(TopicRow.State state, Paint paint) {
    return switch (state) {
      case MADE, AS_PLANNED -> paint.green(state.label());
      case DIFFERS -> paint.red(state.label());
      case MISSING -> paint.yellow(state.label());
    };
  }

  /// An object for each topic.
  List<String> json() {
    return rows.stream().map(this::json).toList();
  }

  private String json(TopicRow row) {
    var line =
        new JsonLine()
            .with("topic", row.name())
            .with("partitions", row.partitions())
            .with("replicas", row.replicas());
    if (row.retentionMillis() != null) {
      line.with("retentionMs", row.retentionMillis());
    }
    return line.with("state", row.state().label().replace(' ', '-'))
        .with("differences", new Json.Arr(advice(row, row.name()).map(TopicTable::json).toList()))
        .toString();
  }

  private static Json json(TopicAdvice advice) {
    return new JsonLine()
        .with("finding", advice.finding())
        .with("meaning", advice.meaning())
        .with("command", advice.command())
        .with("hint", advice.hint())
        .json();
  }
}
