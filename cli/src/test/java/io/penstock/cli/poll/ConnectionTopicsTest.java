package io.penstock.cli.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.PollCommand;
import io.penstock.schemas.TopicNames;
import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTopicsTest {
  private static final TopicNames TOPICS = new TopicNames("m");

  @Test
  void commandIsARecordWithTheConnectionAsItsKeyAndItsKind() {
    var command = new PollCommand("demo", List.of(EntityTypes.WORK_ORDER), null, true);

    var record = ConnectionTopics.of(TOPICS, "demo", 12).record(command);

    assertThat(record.topic()).isEqualTo("m.fetches");
    assertThat(record.key()).isEqualTo("demo".getBytes(UTF_8));
    assertThat(new String(record.value(), UTF_8))
        .isEqualTo("{\"connection\":\"demo\",\"types\":[\"work_order\"],\"full\":true}");
    assertThat(record.headers().toArray()).hasSize(1);
    assertThat(record.headers().lastHeader("kind").value()).isEqualTo("poll".getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "a.b~c-d_e", "0", "conn-42"})
  void partitionIsThatOfTheDefaultPartitioner(String connection) {
    var at = ConnectionTopics.of(TOPICS, connection, 12);

    assertThat(at.fetches().partition())
        .isEqualTo(BuiltInPartitioner.partitionForKey(connection.getBytes(UTF_8), 12))
        .isEqualTo(at.webhooks().partition())
        .isEqualTo(at.watermarks().partition());
  }
}
