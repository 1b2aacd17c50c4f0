package io.penstock.cli.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.cluster.ClusterAccess;
import io.penstock.cli.output.CommandFailure;
import io.penstock.schemas.PollCommand;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.schemas.TopicNames;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/// The partition of one connection, in the topics of its pull side. Its number is the same in all.
///
/// @param fetches takes commands
/// @param webhooks has the control records at which listings begin
/// @param watermarks has the progress of listings
record ConnectionTopics(
    TopicPartition fetches, TopicPartition webhooks, TopicPartition watermarks) {

  /// Finds the partition by Kafka's default partitioner, as the ingress does.
  static ConnectionTopics find(
      Consumer<?, ?> consumer, ClusterAccess kafka, TopicNames topics, String connection) {
    var there = consumer.listTopics(ClusterAccess.ANSWER_MAX);
    var expected = 0;
    for (var topic : new String[] {topics.fetches(), topics.webhooks(), topics.watermarks()}) {
      var partitions = there.get(topic);
      if (partitions == null) {
        throw new CommandFailure(
            "Kafka at %s has no topic %s; \"penstock topics\" makes a bridge's, --prefix names another bridge's"
                .formatted(kafka.address(), topic));
      }
      if (expected != 0 && partitions.size() != expected) {
        throw new CommandFailure(
            "%s has %d partitions, %s has %d; \"penstock topics\" says how to mend that"
                .formatted(topics.fetches(), expected, topic, partitions.size()));
      }
      expected = partitions.size();
    }
    return of(topics, connection, expected);
  }

  /// The partition of a connection.
  ///
  /// @param partitions the number of partitions of each topic
  static ConnectionTopics of(TopicNames topics, String connection, int partitions) {
    var number = Utils.toPositive(Utils.murmur2(connection.getBytes(UTF_8))) % partitions;
    return new ConnectionTopics(
        new TopicPartition(topics.fetches(), number),
        new TopicPartition(topics.webhooks(), number),
        new TopicPartition(topics.watermarks(), number));
  }

  /// The record of a command.
  ProducerRecord<byte[], byte[]> record(PollCommand command) {
    var key = command.connection().getBytes(UTF_8);
    var record = new ProducerRecord<>(fetches.topic(), fetches.partition(), key, command.write());
    record.headers().add(RawRecordHeaders.KIND, PollCommand.KIND.getBytes(UTF_8));
    return record;
  }
}
