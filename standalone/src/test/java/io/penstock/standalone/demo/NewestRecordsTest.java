package io.penstock.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.output.Paint;
import io.penstock.cli.tail.RecordLine;
import io.penstock.schemas.TopicNames;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class NewestRecordsTest {
  private static final TopicNames TOPICS = new TopicNames("makini");

  private final NewestRecords newest =
      new NewestRecords(TOPICS, new RecordLine(TOPICS, Paint.NONE));

  @Test
  void theLastEventsAreKeptTheOldestFirst() {
    for (int number = 1; number <= 9; number++) {
      found(TOPICS.entities(), "c/company/v-" + number);
    }

    assertThat(newest.lines()).hasSize(6);
    assertThat(newest.lines().getFirst()).contains("v-4");
    assertThat(newest.lines().getLast()).contains("v-9");
  }

  @Test
  void webhooksAndRequestsToFetchPassUnseen() {
    found(TOPICS.webhooks(), "c");
    found(TOPICS.fetches(), "c");
    found(TOPICS.deadLetters(), "c");

    assertThat(newest.lines()).singleElement().asString().contains("dead-letters");
  }

  private void found(String topic, String key) {
    newest.found(new ConsumerRecord<>(topic, 0, 0, key.getBytes(UTF_8), "{}".getBytes(UTF_8)));
  }
}
