package io.penstock.processor.streams;

import io.penstock.processor.streams.StreamsRun.Prerequisites;
import io.penstock.schemas.TopicNames;
import io.penstock.settings.service.Readiness;
import io.penstock.settings.service.Readiness.Ready;
import io.penstock.settings.service.Readiness.Unready;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;

/// Whether the broker answers, and the topics are there and fit each other.
///
/// Asked before Kafka Streams starts, which would stop for good over what only has to be waited
/// for, and as long as it runs.
final class TopicCheck implements Prerequisites {
  private final BrokerAdmin admin;
  private final TopicNames topics;

  TopicCheck(BrokerAdmin admin, TopicNames topics) {
    this.admin = admin;
    this.topics = topics;
  }

  @Override
  public Readiness look() throws InterruptedException {
    try {
      var asked = admin.admin();
      var names = BrokerAdmin.answer(asked.listTopics().names());
      var missing = needed().filter(name -> !names.contains(name)).toList();
      if (!missing.isEmpty()) {
        return new Unready("topics are missing, create them: " + String.join(", ", missing));
      }
      var described = asked.describeTopics(needed().toList()).allTopicNames();
      return judge(BrokerAdmin.answer(described));
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return new Unready("no answer from Kafka at " + admin.servers() + ": " + BrokerAdmin.why(e));
    }
  }

  private Readiness judge(Map<String, TopicDescription> described) {
    var raw = topics.webhooks();
    var partitions = partitions(described, raw);
    List<String> unequal =
        needed().filter(name -> partitions(described, name) != partitions).sorted().toList();
    return unequal.isEmpty()
        ? new Ready()
        : new Unready(
            raw
                + " has "
                + partitions
                + " partitions, and these must have as many: "
                + String.join(", ", unequal));
  }

  private static int partitions(Map<String, TopicDescription> described, String name) {
    return Objects.requireNonNull(described.get(name)).partitions().size();
  }

  /// The raw topic and every topic an output may name.
  private Stream<String> needed() {
    return Stream.concat(Stream.of(topics.webhooks()), topics.outputs().stream());
  }

  @Override
  public void close() {
    admin.close();
  }
}
