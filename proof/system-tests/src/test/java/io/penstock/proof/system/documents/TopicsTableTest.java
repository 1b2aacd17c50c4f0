package io.penstock.proof.system.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.TopicNames;
import io.penstock.schemas.TopicPlan;
import io.penstock.schemas.TopicSpec;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The topics of the root README against the plan by which they are made.
class TopicsTableTest {

  private record Said(String kept, String largest) {}

  @Test
  void tableIsThePlan() {
    var table = SourceTree.document("README.md").section("Topics").table();
    var plan = TopicPlan.replicated(new TopicNames("makini"));

    var said = table.by("topic", TopicsTableTest::said);

    assertThat(Differences.between(table.place(), said, planned(plan))).isEmpty();
  }

  @Test
  void partitionsAreThePlansDefault() {
    var text = SourceTree.document("README.md").section("Topics").text();

    assertThat(text).contains("All topics have " + TopicPlan.PARTITIONS_DEFAULT + " partitions");
  }

  private static Said said(Row row) {
    return new Said(Amount.normal(row.text("kept")), Amount.normal(row.text("largest record")));
  }

  private static Map<String, Said> planned(TopicPlan plan) {
    return plan.all().stream().collect(Collectors.toMap(TopicSpec::name, TopicsTableTest::planned));
  }

  private static Said planned(TopicSpec topic) {
    boolean compacted = config(topic, "cleanup.policy").equals("compact");
    return new Said(
        compacted ? "newest of each key" : Amount.normal(config(topic, "retention.ms") + " ms"),
        Amount.normal(config(topic, "max.message.bytes") + " bytes"));
  }

  private static String config(TopicSpec topic, String name) {
    return Objects.requireNonNull(topic.configs().get(name));
  }
}
