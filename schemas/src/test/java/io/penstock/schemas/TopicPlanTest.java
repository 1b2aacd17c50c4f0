package io.penstock.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicPlanTest {
  private static final TopicNames TOPICS = new TopicNames("makini");

  @Test
  void rawTopicKeepsTheLogsTimeAndABodyWithItsHeaders() {
    var raw = TopicPlan.replicated(TOPICS).raw();

    assertThat(raw.name()).isEqualTo("makini.webhooks");
    assertThat(raw.partitions()).isEqualTo(12);
    assertThat(raw.replicationFactor()).isEqualTo(3);
    assertThat(raw.configs())
        .containsOnly(
            entry("message.timestamp.type", "LogAppendTime"),
            entry("cleanup.policy", "delete"),
            entry("retention.ms", "2592000000"),
            entry("max.message.bytes", "1114112"),
            entry("min.insync.replicas", "2"));
  }

  @Test
  void outputsKeepTheRawRecordsTimeAndOutliveIt() {
    var outputs = TopicPlan.onOneBroker(TOPICS).outputs();

    assertThat(outputs)
        .allSatisfy(
            output ->
                assertThat(output.configs())
                    .containsOnly(
                        entry("message.timestamp.type", "CreateTime"),
                        entry("message.timestamp.after.max.ms", "9223372036854775807"),
                        entry("cleanup.policy", "delete"),
                        entry("retention.ms", "5184000000"),
                        entry("max.message.bytes", "5242880"),
                        entry("min.insync.replicas", "1")));
  }

  @Test
  void topicOfWatermarksKeepsTheNewestOfEachKey() {
    assertThat(TopicPlan.replicated(TOPICS).watermarks().configs())
        .containsOnly(
            entry("message.timestamp.type", "CreateTime"),
            entry("cleanup.policy", "compact"),
            entry("max.message.bytes", "65536"),
            entry("min.insync.replicas", "2"));
  }

  @Test
  void everyTopicIsPlannedOnce() {
    var names = TopicPlan.onOneBroker(TOPICS).all().stream().map(TopicSpec::name);

    assertThat(names)
        .containsExactly(
            "makini.webhooks",
            "makini.purchase-orders",
            "makini.work-orders",
            "makini.inventory-items",
            "makini.stock-levels",
            "makini.vendors",
            "makini.assets",
            "makini.sites",
            "makini.service-requests",
            "makini.entities",
            "makini.events",
            "makini.test-events",
            "makini.late",
            "makini.dead-letters",
            "makini.fetches",
            "makini.watermarks");
  }

  @Test
  void everyEntityTypesTopicIsPlanned() {
    var plan = TopicPlan.onOneBroker(TOPICS);

    var names = plan.outputs().stream().map(TopicSpec::name).toList();

    assertThat(names).containsAll(EntityTypes.ALL.stream().map(TOPICS::events).toList());
  }

  @Test
  void allTopicsHaveOnePartitionCount() {
    var plan = new TopicPlan(TOPICS, 5, 1, 1, Duration.ofDays(1));

    assertThat(plan.all()).extracting(TopicSpec::partitions).containsOnly(5);
  }

  @Test
  void moreInsyncReplicasThanReplicasAreRefused() {
    assertThatThrownBy(() -> new TopicPlan(TOPICS, 1, 1, 2, Duration.ofDays(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in-sync");
  }
}
