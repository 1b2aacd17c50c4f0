package io.penstock.commands.topics;

import io.penstock.commands.output.JsonLine;
import io.penstock.commands.output.Paint;
import io.penstock.schemas.json.Json;
import io.penstock.settings.Durations;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The topics of a plan as lines: a table for a person, JSON for a script.
///
/// @param raw the name of the raw topic
/// @param address of the cluster they are in
record TopicTable(List<TopicRow> rows, String raw, String address) {
  TopicTable {
    rows = List.copyOf(rows);
  }

  /// A head, a line for each topic, and below it what is to be said of each difference.
  List<String> lines(Paint paint) {
    int width = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    var form = "%-" + width + "s  %10s  %8s  %9s  %s";
    var head = form.formatted("topic", "partitions", "replicas", "retention", "state");
    return Stream.concat(Stream.of(head), rows.stream().flatMap(row -> lines(row, form, paint)))
        .toList();
  }

  private Stream<String> lines(TopicRow row, String form, Paint paint) {
    var line =
        form.formatted(
            row.name(),
            row.partitions(),
            row.replicas(),
            retention(row),
            painted(row.state(), paint));
    return Stream.concat(Stream.of(line), advice(row).flatMap(TopicTable::lines));
  }

  private Stream<Advice> advice(TopicRow row) {
    return row.state() == TopicRow.State.MISSING
        ? Stream.empty()
        : row.differences().stream()
            .map(difference -> Advice.on(difference, row.name().equals(raw), address));
  }

  private static Stream<String> lines(Advice advice) {
    return Stream.of(
        "  " + advice.finding(), "    " + advice.meaning(), "    mend: " + advice.mending());
  }

  private static String retention(TopicRow row) {
    var millis = row.retentionMillis();
    if (millis == null) {
      return "?";
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
        .with("differences", new Json.Arr(advice(row).map(TopicTable::json).toList()))
        .toString();
  }

  private static Json json(Advice advice) {
    return new JsonLine()
        .with("finding", advice.finding())
        .with("meaning", advice.meaning())
        .with("mending", advice.mending())
        .json();
  }
}
