package io.penstock.ingress.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.publish.TopicDurability.Facts;
import org.junit.jupiter.api.Test;

class TopicDurabilityTest {
  private static final long BODY_MAX = 1 << 20;
  private static final long MESSAGE_MIN = BODY_MAX + 64 * 1024;

  private final TopicDurability durability = new TopicDurability(BODY_MAX);

  @Test
  void topicAsPromisedLacksNothing() {
    var topic = new Facts(3, 2, MESSAGE_MIN, true, true);

    assertThat(durability.shortcomings(topic)).isEmpty();
    assertThat(durability.obstacles(topic)).isEmpty();
  }

  @Test
  void eachShortcomingIsNamedWithWhatIsWanted() {
    var topic = new Facts(2, 1, MESSAGE_MIN, true, true);

    assertThat(durability.shortcomings(topic))
        .containsExactly(
            "replication factor 2, at least 3 wanted", "min.insync.replicas 1, at least 2 wanted");
    assertThat(durability.obstacles(topic)).isEmpty();
  }

  @Test
  void recordThatWouldNotFitIsAnObstacle() {
    var topic = new Facts(3, 2, MESSAGE_MIN - 1, true, true);

    assertThat(durability.obstacles(topic))
        .containsExactly("max.message.bytes 1114111, at least 1114112 wanted");
  }

  @Test
  void partitionThatCanNotBeWrittenIsAnObstacle() {
    var topic = new Facts(3, 2, MESSAGE_MIN, true, false);

    assertThat(durability.obstacles(topic))
        .containsExactly("a partition has too few replicas in sync to be written");
  }

  @Test
  void topicThatWeMayNotWriteIsAnObstacle() {
    var topic = new Facts(3, 2, MESSAGE_MIN, false, true);

    assertThat(durability.obstacles(topic))
        .containsExactly("no permission to write it, the operation Write wanted");
  }
}
