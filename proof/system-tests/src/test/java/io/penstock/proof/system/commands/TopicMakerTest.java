package io.penstock.proof.system.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.topics.TopicCreator;
import io.penstock.cli.topics.TopicDifference.Missing;
import io.penstock.cli.topics.TopicDifference.Partitions;
import io.penstock.cli.topics.TopicDifference.Setting;
import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.TopicPlan;
import io.penstock.schemas.TopicSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaExtension.class)
class TopicMakerTest {
  private final KafkaTestClient kafka;
  private final TopicCreator maker;

  TopicMakerTest(KafkaTestClient kafka) {
    this.kafka = kafka;
    this.maker = new TopicCreator(kafka.admin());
  }

  @Test
  void topicsAreMadeAsPlanned() {
    var plan = plan("made", 3, Duration.ofDays(30));

    var report = maker.make(plan);

    assertThat(report.created()).isEqualTo(plan.all().stream().map(TopicSpec::name).toList());
    assertThat(report.differences()).isEmpty();
    assertThat(maker.check(plan)).isEmpty();
  }

  @Test
  void makingTwiceIsMakingOnce() {
    var plan = plan("twice", 3, Duration.ofDays(30));
    maker.make(plan);

    var again = maker.make(plan);

    assertThat(again.created()).isEmpty();
    assertThat(again.differences()).isEmpty();
  }

  @Test
  void missingTopicsAreReportedAndNotMadeByACheck() {
    var plan = plan("checked", 1, Duration.ofDays(30));

    var differences = maker.check(plan);

    assertThat(differences).hasSameSizeAs(plan.all()).hasOnlyElementsOfType(Missing.class);
    assertThat(maker.check(plan)).isEqualTo(differences);
  }

  @Test
  void otherPartitionsAndSettingsAreReportedAndLeftAsTheyAre() {
    var standing = plan("standing", 1, Duration.ofDays(1));
    maker.make(standing);
    var plan = plan("standing", 2, Duration.ofDays(2));

    var report = maker.make(plan);

    var raw = plan.raw().name();
    var withoutRetention = 1; // The topic of watermarks is compacted.
    assertThat(report.created()).isEmpty();
    assertThat(report.differences())
        .contains(
            new Partitions(raw, 2, 1), new Setting(raw, "retention.ms", "172800000", "86400000"))
        .hasSize(2 * plan.all().size() - withoutRetention);
    assertThat(maker.check(standing)).isEmpty();
  }

  private TopicPlan plan(String name, int partitions, Duration retention) {
    var topics = new TopicNames(kafka.topics().prefix() + "." + name);
    return new TopicPlan(topics, partitions, 1, 1, retention);
  }
}
