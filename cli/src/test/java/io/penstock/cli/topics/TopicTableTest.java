package io.penstock.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.output.Paint;
import io.penstock.cli.topics.TopicCreator.TopicReport;
import io.penstock.cli.topics.TopicDifference.Missing;
import io.penstock.cli.topics.TopicDifference.Partitions;
import io.penstock.cli.topics.TopicDifference.Replication;
import io.penstock.cli.topics.TopicDifference.Setting;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.TopicPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicTableTest {
  private static final TopicPlan PLAN = TopicPlan.replicated(new TopicNames("m"));

  @Test
  void whatWasMadeAndWhatStandsAsPlannedIsALine() {
    var lines = lines(new TopicReport(List.of("m.late"), List.of()));

    assertThat(lines).hasSize(1 + PLAN.all().size());
    assertThat(lines.subList(0, 2))
        .containsExactly(
            "topic               partitions  replicas  retention  state",
            "m.webhooks                  12         3        30d  as planned");
    assertThat(lines)
        .contains("m.late                      12         3        60d  made")
        .contains("m.watermarks                12         3     newest  as planned");
  }

  @Test
  void whatIsMissingWouldBeMade() {
    var lines = lines(new TopicReport(List.of(), List.of(new Missing("m.fetches"))));

    assertThat(lines)
        .hasSize(1 + PLAN.all().size())
        .contains("m.fetches                   12         3        60d  would be made");
  }

  @Test
  void whatDiffersIsShownAsItIsWithThePromiseAndTheCommandToMendIt() {
    var lines =
        lines(
            new TopicReport(
                List.of(), List.of(new Setting("m.webhooks", "retention.ms", "2592000000", "-1"))));

    assertThat(lines).contains("m.webhooks                  12         3    forever  differs");
    assertThat(lines.getLast())
        .isEqualTo(
            """

            m.webhooks: retention.ms=-1, planned 2592000000
              promise 6 (exact replay): outputs can be made again for as long as webhooks are kept
              kafka-configs.sh --bootstrap-server host:1 --alter --entity-type topics --entity-name m.webhooks --add-config retention.ms=2592000000""");
  }

  @Test
  void whatDiffersAlikeIsToldOnceWithALineForAllTopics() {
    var lines =
        lines(
            new TopicReport(
                List.of(),
                List.of(
                    new Partitions("m.late", 12, 6),
                    new Partitions("m.entities", 12, 6),
                    new Replication("m.late", 3, 1))));

    assertThat(lines).contains("m.late                       6         1        60d  differs");
    assertThat(lines.subList(1 + PLAN.all().size(), lines.size()))
        .satisfiesExactly(
            text ->
                assertThat(text)
                    .startsWith("\nm.entities, m.late: partitions=6, planned 12\n")
                    .contains(
                        "for topic in m.entities m.late; do kafka-topics.sh --bootstrap-server"
                            + " host:1 --alter --topic $topic --partitions 12; done")
                    .endsWith("else plan with --partitions 6"),
            text -> assertThat(text).startsWith("\nm.late: replicas=1, planned 3\n"));
  }

  @Test
  void topicOfWatermarksThatDeletesIsToldWithItsOwnPromise() {
    var policy = new Setting("m.watermarks", "cleanup.policy", "compact", "delete");

    var lines = lines(new TopicReport(List.of(), List.of(policy)));

    assertThat(lines.getLast())
        .contains("promise 8", "the newest watermark of each list is kept")
        .endsWith("--entity-name m.watermarks --add-config cleanup.policy=compact");
  }

  @Test
  void partitionsThatAreTooManyCannotBeMended() {
    var lines = lines(new TopicReport(List.of(), List.of(new Partitions("m.late", 12, 24))));

    assertThat(lines.getLast())
        .doesNotContain(".sh")
        .endsWith("Kafka takes no partitions away: plan with --partitions 24");
  }

  @Test
  void everySettingOfThePlanHasItsPromise() {
    for (var topic : PLAN.all()) {
      for (var setting : topic.configs().keySet()) {
        assertThat(SettingMeaning.of(setting, TopicRole.of(topic.name(), PLAN)))
            .as(setting)
            .contains("promise");
      }
    }
  }

  @Test
  void aScriptReadsTheSame() {
    var report =
        new TopicReport(
            List.of(),
            List.of(
                new Setting("m.webhooks", "min.insync.replicas", "2", "1"), new Missing("m.late")));

    var json = table(report).json();

    assertThat(json.getFirst())
        .isEqualTo(
            "{\"topic\":\"m.webhooks\",\"partitions\":12,\"replicas\":3,\"retentionMs\":2592000000,"
                + "\"state\":\"differs\",\"differences\":[{"
                + "\"finding\":\"min.insync.replicas=1, planned 2\","
                + "\"meaning\":\"promise 1 (200 means stored): a stored webhook is to outlive the"
                + " loss of a broker\","
                + "\"command\":\"kafka-configs.sh --bootstrap-server host:1 --alter --entity-type"
                + " topics --entity-name m.webhooks --add-config min.insync.replicas=2\","
                + "\"hint\":\"\"}]}");
    assertThat(json)
        .anyMatch(
            line -> line.startsWith("{\"topic\":\"m.late\"") && line.contains("would-be-made"));
  }

  private static List<String> lines(TopicReport report) {
    return table(report).lines(Paint.NONE);
  }

  private static TopicTable table(TopicReport report) {
    return new TopicTable(TopicRow.of(PLAN, report), "host:1");
  }
}
