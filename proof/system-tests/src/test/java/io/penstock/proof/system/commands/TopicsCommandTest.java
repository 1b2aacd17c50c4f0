package io.penstock.proof.system.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.proof.fixtures.kafka.KafkaExtension;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.TopicPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(KafkaExtension.class)
class TopicsCommandTest {
  private static final int TOPICS = TopicPlan.onOneBroker(new TopicNames("any")).all().size();

  private final KafkaTestClient kafka;

  TopicsCommandTest(KafkaTestClient kafka) {
    this.kafka = kafka;
  }

  @Test
  void missingTopicsAreMadeAndThenStandAsPlanned() {
    var first = topics("made", "--one-broker", "--partitions", "2");
    var again = topics("made", "--one-broker", "--partitions", "2");

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.lines()).hasSize(1 + TOPICS);
    assertThat(first.lines().subList(1, 1 + TOPICS)).allMatch(line -> line.endsWith("  made"));
    assertThat(first.err()).contains("development cluster").hasLineCount(1);
    assertThat(again.code()).isZero();
    assertThat(again.lines().subList(1, 1 + TOPICS)).allMatch(line -> line.endsWith("as planned"));
  }

  @Test
  void aDryRunMakesNothingAndSaysSo() throws ExecutionException, InterruptedException {
    var run = topics("dry", "--one-broker", "--partitions", "2", "--dry-run");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines().subList(1, 1 + TOPICS)).allMatch(line -> line.endsWith("would be made"));
    assertThat(kafka.admin().listTopics().names().get())
        .noneMatch(name -> name.startsWith(prefix("dry")));
  }

  @Test
  void aDryRunIsDoneWhereAllIsAsPlanned() {
    topics("planned", "--one-broker", "--partitions", "2");

    var run = topics("planned", "--one-broker", "--partitions", "2", "--dry-run", "--json");

    assertThat(run.code()).isZero();
    assertThat(run.lines())
        .hasSize(TOPICS)
        .allMatch(line -> line.contains("\"state\":\"as-planned\",\"differences\":[]"));
  }

  @Test
  void whatDiffersIsAFailureWithTheCommandToMendItAndIsLeftAsItIs() {
    topics("standing", "--one-broker", "--partitions", "1", "--retention", "2d");

    var run = topics("standing", "--one-broker", "--partitions", "1", "--retention", "3d");

    var raw = prefix("standing") + ".webhooks";
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines())
        .anyMatch(line -> line.matches(raw + " +1 +1 +2d  differs"))
        .contains(raw + ": retention.ms=172800000, planned 259200000")
        .anyMatch(
            line -> line.endsWith("--entity-name " + raw + " --add-config retention.ms=259200000"));
    assertThat(topics("standing", "--one-broker", "--partitions", "1", "--retention", "2d").code())
        .isZero();
  }

  @Test
  void aClusterWithFewerBrokersThanReplicasIsOneClearLine() {
    var run = topics("few");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .startsWith(
            "penstock: Kafka at " + kafka.bootstrapServers() + " has 1 broker, too few for 3")
        .contains("--one-broker")
        .hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void topicsThatAreLessDurableThanPlannedAreToldThoughBrokersAreFew() {
    topics("weak", "--one-broker", "--partitions", "1");

    var run = topics("weak", "--partitions", "1");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.lines())
        .contains(
            prefix("weak") + ".webhooks: replicas=1, planned 3",
            prefix("weak") + ".webhooks: min.insync.replicas=1, planned 2");
  }

  private CommandRun topics(String name, String... options) {
    var args = new ArrayList<>(List.of("topics", "--kafka", kafka.bootstrapServers()));
    args.addAll(List.of("--prefix", prefix(name)));
    args.addAll(List.of(options));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private String prefix(String name) {
    return kafka.topics().prefix() + "." + name;
  }
}
