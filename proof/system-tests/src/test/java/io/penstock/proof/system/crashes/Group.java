package io.penstock.proof.system.crashes;

import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/// The processors of a sandbox as the broker sees them: their offsets and their transactions.
final class Group {
  private final KafkaTestClient kafka;
  private final String id;

  Group(KafkaTestClient kafka) {
    this.kafka = kafka;
    this.id = of(kafka);
  }

  /// Makes a topic, and returns once the broker agreed.
  void create(NewTopic topic) {
    await(kafka.admin().createTopics(List.of(topic)).all());
  }

  /// The group's id, with which its changelogs and its transactional ids begin.
  static String of(KafkaTestClient kafka) {
    return kafka.topics().prefix() + "-processor-g1";
  }

  /// Up to where each raw partition is processed, as committed.
  Map<Integer, Long> committed() {
    var offsets = new TreeMap<Integer, Long>();
    var found = kafka.admin().listConsumerGroupOffsets(id).partitionsToOffsetAndMetadata();
    await(found).forEach((partition, at) -> offsets.put(partition.partition(), at.offset()));
    offsets.values().removeIf(offset -> offset == 0);
    return offsets;
  }

  /// Where each raw partition that holds anything ends.
  Map<Integer, Long> ends() {
    var ends = new TreeMap<Integer, Long>();
    ends(List.of(kafka.topics().webhooks()), IsolationLevel.READ_UNCOMMITTED)
        .forEach((partition, end) -> ends.put(partition.partition(), end));
    ends.values().removeIf(end -> end == 0);
    return ends;
  }

  /// The group instance ids of its members.
  Set<String> members() {
    var described = await(kafka.admin().describeConsumerGroups(List.of(id)).all());
    return described.values().stream()
        .flatMap(group -> group.members().stream())
        .map(member -> member.groupInstanceId().orElseThrow())
        .collect(Collectors.toSet());
  }

  /// Takes its producers' place: what they have under way is aborted, and what they try from now on
  /// refused.
  void fence() {
    var ids = transactions().stream().map(TransactionListing::transactionalId).toList();
    await(kafka.admin().fenceProducers(ids).all());
  }

  /// Whether one of its producers has a transaction open.
  boolean inTransaction() {
    return transactions().stream().anyMatch(Group::open);
  }

  private static boolean open(TransactionListing transaction) {
    return transaction.state() == TransactionState.ONGOING;
  }

  /// What would keep a `read_committed` consumer waiting: transactions under way, and partitions
  /// that are committed to less than their end.
  List<String> unfinished() {
    var open =
        transactions().stream()
            .filter(Group::open)
            .map(transaction -> "a transaction is left open: " + transaction.transactionalId());
    var committed = ends(written(), IsolationLevel.READ_COMMITTED);
    var blocked =
        ends(written(), IsolationLevel.READ_UNCOMMITTED).entrySet().stream()
            .filter(end -> !end.getValue().equals(committed.get(end.getKey())))
            .map(end -> end.getKey() + " can be read only to " + committed.get(end.getKey()));
    return Stream.concat(open, blocked).toList();
  }

  /// Partitions whose beginning is gone.
  List<String> swept() {
    return offsets(written(), OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED)
        .entrySet()
        .stream()
        .filter(first -> first.getValue() > 0)
        .map(first -> first.getKey() + " begins at " + first.getValue())
        .toList();
  }

  /// Ends a segment of every log after a minute of record time, so that there are old ones, which a
  /// broker may sweep or compact.
  void rollSegments() {
    var minute = new AlterConfigOp(new ConfigEntry("segment.ms", "60000"), OpType.SET);
    var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
    for (var topic : written()) {
      changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(minute));
    }
    await(kafka.admin().incrementalAlterConfigs(changes).all());
  }

  private Collection<TransactionListing> transactions() {
    var ours = new ListTransactionsOptions().filterOnTransactionalIdPattern(id + ".*");
    return await(kafka.admin().listTransactions(ours).all());
  }

  /// Everything that its transactions write to: outputs, and the changelogs there are.
  private List<String> written() {
    return Stream.concat(kafka.topics().outputs().stream(), changelogs().stream()).toList();
  }

  private List<String> changelogs() {
    return await(kafka.admin().listTopics().names()).stream()
        .filter(name -> name.startsWith(id) && name.endsWith("-changelog"))
        .sorted()
        .toList();
  }

  private Map<TopicPartition, Long> ends(List<String> topics, IsolationLevel isolation) {
    return offsets(topics, OffsetSpec.latest(), isolation);
  }

  private Map<TopicPartition, Long> offsets(
      List<String> topics, OffsetSpec which, IsolationLevel isolation) {
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    for (var topic : await(kafka.admin().describeTopics(topics).allTopicNames()).values()) {
      for (var partition : topic.partitions()) {
        asked.put(new TopicPartition(topic.name(), partition.partition()), which);
      }
    }
    var offsets = new TreeMap<TopicPartition, Long>(Written.BY_NAME);
    await(kafka.admin().listOffsets(asked, new ListOffsetsOptions(isolation)).all())
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
