package io.penstock.cli.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.CommandRun;
import io.penstock.cli.tail.TailedTopics.Choice;
import io.penstock.schemas.TopicNames;
import java.util.List;
import org.junit.jupiter.api.Test;

class TailedTopicsTest {
  private final TailedTopics topics = new TailedTopics(new TopicNames("plant-7"));

  @Test
  void withoutANameAllThatIsMadeOfWebhooksIsMeant() {
    assertThat(topics.choose(List.of())).isEqualTo(new Choice.Known(topics.topics().outputs()));
  }

  @Test
  void namesAreShortOrInFull() {
    assertThat(topics.choose(List.of("late", "plant-7.webhooks", "plant-7.late")))
        .isEqualTo(new Choice.Known(List.of("plant-7.late", "plant-7.webhooks")));
  }

  @Test
  void anUnknownNameComesWithTheNearestRightOne() {
    assertThat(topics.choose(List.of("late", "purchase-ordres")))
        .isEqualTo(
            new Choice.Wrong(
                "there is no topic \"purchase-ordres\"; did you mean purchase-orders?"));
  }

  @Test
  void itIsWrongUseOnTheCommandLine() {
    var run = CommandRun.of("tail", "webhook");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("did you mean webhooks?");
  }

  @Test
  void endingWhereNothingIsReadIsWrongUse() {
    assertThat(CommandRun.of("tail", "--no-follow").err()).contains("--from-beginning");
    assertThat(CommandRun.of("tail", "--max", "0").code()).isEqualTo(2);
    assertThat(CommandRun.of("tail", "--prefix", "a b").code()).isEqualTo(2);
  }
}
