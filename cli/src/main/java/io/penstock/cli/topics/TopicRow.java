package io.penstock.cli.topics;

import io.penstock.cli.topics.TopicCreator.TopicReport;
import io.penstock.cli.topics.TopicDifference.Missing;
import io.penstock.cli.topics.TopicDifference.Partitions;
import io.penstock.cli.topics.TopicDifference.Replication;
import io.penstock.cli.topics.TopicDifference.Setting;
import io.penstock.schemas.TopicPlan;
import io.penstock.schemas.TopicSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One topic of a plan beside what the cluster has of it.
///
/// @param retentionMillis how long records are kept, as the cluster says it; null if it does not,
///   and if the newest record of each key is kept
/// @param differences how it is not as planned
record TopicRow(
    String name,
    TopicRole role,
    int partitions,
    int replicas,
    @Nullable Long retentionMillis,
    State state,
    List<TopicDifference> differences) {
  private static final String RETENTION = "retention.ms";

  /// What became of the topic.
  enum State {
    MADE("made"),
    AS_PLANNED("as planned"),
    DIFFERS("differs"),
    MISSING("would be made");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /// The words in a table.
    String label() {
      return label;
    }
  }

  // Spelled out: the nullness of a compact constructor's parameters is lost in its class file.
  TopicRow(
      String name,
      TopicRole role,
      int partitions,
      int replicas,
      @Nullable Long retentionMillis,
      State state,
      List<TopicDifference> differences) {
    this.name = name;
    this.role = role;
    this.partitions = partitions;
    this.replicas = replicas;
    this.retentionMillis = retentionMillis;
    this.state = state;
    this.differences = List.copyOf(differences);
  }

  /// A row for each topic of the plan, in its order.
  static List<TopicRow> of(TopicPlan plan, TopicReport report) {
    return plan.all().stream()
        .map(planned -> of(planned, TopicRole.of(planned.name(), plan), report))
        .toList();
  }

  private static TopicRow of(TopicSpec planned, TopicRole role, TopicReport report) {
    var differences =
        report.differences().stream()
            .filter(difference -> difference.topic().equals(planned.name()))
            .toList();
    int partitions = planned.partitions();
    int replicas = planned.replicationFactor();
    var retention = planned.configs().getOrDefault(RETENTION, "");
    for (var difference : differences) {
      switch (difference) {
        case Missing _ -> {}
        case Partitions(_, _, var found) -> partitions = found;
        case Replication(_, _, var found) -> replicas = found;
        case Setting(_, var key, _, var found) ->
            retention = key.equals(RETENTION) ? found : retention;
      }
    }
    return new TopicRow(
        planned.name(),
        role,
        partitions,
        replicas,
        retention.matches("-?[0-9]{1,18}") ? Long.valueOf(retention) : null,
        state(differences, report.created().contains(planned.name())),
        differences);
  }

  private static State state(List<TopicDifference> differences, boolean made) {
    if (differences.stream().anyMatch(Missing.class::isInstance)) {
      return State.MISSING;
    }
    if (!differences.isEmpty()) {
      return State.DIFFERS;
    }
    return made ? State.MADE : State.AS_PLANNED;
  }
}
