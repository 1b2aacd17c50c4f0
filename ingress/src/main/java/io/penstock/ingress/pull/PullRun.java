package io.penstock.ingress.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.ingress.pull.api.ApiCalls;
import io.penstock.ingress.pull.api.StopReason;
import io.penstock.ingress.pull.fetch.RequestInFlight;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.PollCommand;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// The partitions that this replica owns, with their connections and requests. Used only by the
/// event loop of the pull side.
final class PullRun implements FetchConsumer.Target, ApiCalls.Listener {
  private final PullLoop loop;
  private final String rawTopic;
  private final int partitions;
  private final Finished finished;
  private final Map<Integer, PulledPartition> owned = new HashMap<>();
  private final Map<String, StopReason> stopped = new HashMap<>();
  private Connections senders;

  /// Learns the offset to commit of a partition.
  @FunctionalInterface
  interface Finished {
    void finished(int partition, long committable);
  }

  /// A run that owns nothing yet.
  ///
  /// @param partitions the number of partitions of each topic
  /// @param senders the connections in use
  PullRun(PullLoop loop, String rawTopic, int partitions, Connections senders, Finished finished) {
    this.loop = loop;
    this.rawTopic = rawTopic;
    this.partitions = partitions;
    this.senders = senders;
    this.finished = finished;
  }

  @Override
  public void assigned(int number) {
    var partition = new PulledPartition(number);
    owned.put(number, partition);
    senders.named().values().forEach(this::pull);
  }

  @Override
  public void revoked(int number) {
    var partition = owned.remove(number);
    if (partition != null) {
      partition.abandon();
    }
  }

  /// Uses the newest connections.
  void use(Connections newest) {
    senders = newest;
    newest.named().values().forEach(this::pull);
    for (var partition : owned.values()) {
      for (var connection : List.copyOf(partition.connections())) {
        var id = connection.target().id();
        var now = newest.named().get(id);
        if (now == null || !PullTarget.pullable(now)) {
          partition.remove(id);
          stopped.remove(id);
          connection.skip();
        }
      }
    }
  }

  /// Pulls a connection by its newest definition, if it can be pulled and its partition is owned.
  private void pull(Connection connection) {
    var number = ConnectionPartition.of(connection.id(), partitions);
    var partition = owned.get(number);
    if (partition == null || !PullTarget.pullable(connection)) {
      return;
    }
    var known = partition.find(connection.id());
    if (known == null) {
      var target = PullTarget.of(connection, rawTopic, number);
      partition.put(new PulledConnection(loop, target, stopped.get(connection.id())));
    } else if (!known.target().connection().equals(connection)) {
      known.use(PullTarget.of(connection, rawTopic, number));
    }
  }

  @Override
  public void received(ConsumerRecord<byte[], byte[]> record) {
    var partition = owned.get(record.partition());
    if (partition == null) {
      return;
    }
    partition.offsets().begin(record.offset());
    try {
      if (header(record, RawRecordHeaders.KIND) == null) {
        fetch(partition, record);
      } else {
        poll(partition, record);
      }
    } catch (IllegalArgumentException e) {
      loop.observer().unusable(record.partition(), record.offset(), String.valueOf(e.getMessage()));
      finish(partition, record.offset());
    }
  }

  private void fetch(PulledPartition partition, ConsumerRecord<byte[], byte[]> record) {
    var request = FetchRequest.read(value(record));
    var connection = find(partition, request.connection());
    if (connection == null) {
      for (int id = 0; id < request.ids().size(); id++) {
        loop.observer()
            .fetched(
                request.connection(), request.type(), FetchOutcome.SKIPPED.label(), "not pulled");
      }
      finish(partition, record.offset());
      return;
    }
    connection.fetch(
        new RequestInFlight(
            record.partition(),
            record.offset(),
            request,
            header(record, RawRecordHeaders.TRACEPARENT),
            () -> finish(partition, record.offset())));
  }

  private void poll(PulledPartition partition, ConsumerRecord<byte[], byte[]> record) {
    if (!PollCommand.KIND.equals(header(record, RawRecordHeaders.KIND))) {
      throw new IllegalArgumentException("unknown kind");
    }
    var command = PollCommand.read(value(record));
    var connection = find(partition, command.connection());
    if (connection == null) {
      throw new IllegalArgumentException("the connection is not pulled");
    }
    connection.poll(command);
    finish(partition, record.offset());
  }

  private @Nullable PulledConnection find(PulledPartition partition, String connectionId) {
    if (ConnectionPartition.of(connectionId, partitions) != partition.number()) {
      throw new IllegalArgumentException("not on the partition of its connection");
    }
    return partition.find(connectionId);
  }

  private static byte[] value(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      throw new IllegalArgumentException("no value");
    }
    return record.value();
  }

  private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  private void finish(PulledPartition partition, long offset) {
    partition.offsets().finish(offset);
    // An answer may be stored after its partition went away.
    if (owned.get(partition.number()) == partition) {
      partition
          .offsets()
          .committable()
          .ifPresent(committable -> finished.finished(partition.number(), committable));
    }
  }

  /// The offsets to commit, by partition.
  Map<Integer, Long> committable() {
    var all = new HashMap<Integer, Long>();
    owned.forEach(
        (number, partition) ->
            partition.offsets().committable().ifPresent(offset -> all.put(number, offset)));
    return all;
  }

  @Override
  public void stopped(String connectionId, StopReason reason) {
    stopped.put(connectionId, reason);
    var connection = find(connectionId);
    if (connection != null) {
      connection.stop(reason);
    }
  }

  @Override
  public void resumed(String connectionId) {
    stopped.remove(connectionId);
    var connection = find(connectionId);
    if (connection != null) {
      connection.resume();
    }
  }

  private @Nullable PulledConnection find(String connectionId) {
    var partition = owned.get(ConnectionPartition.of(connectionId, partitions));
    return partition == null ? null : partition.find(connectionId);
  }

  /// Does what has become due.
  void pump() {
    for (var connection : all()) {
      connection.pump();
    }
  }

  /// The connections of all owned partitions.
  Collection<PulledConnection> all() {
    var all = new ArrayList<PulledConnection>();
    owned.values().forEach(partition -> all.addAll(partition.connections()));
    return all;
  }

  /// The connections whose watermarks are to be read.
  List<PulledConnection> unknown() {
    var unknown = new ArrayList<PulledConnection>();
    owned.values().forEach(partition -> unknown.addAll(partition.unknown()));
    return unknown;
  }

  /// The partitions of these connections.
  Set<Integer> partitionsOf(Collection<PulledConnection> connections) {
    var numbers = new HashSet<Integer>();
    connections.forEach(
        each -> numbers.add(ConnectionPartition.of(each.target().id(), partitions)));
    return numbers;
  }

  /// The state of the owned connections.
  PullObserver.Status status() {
    var ids = new HashSet<String>();
    var oldest = new ArrayList<PullObserver.KnownWatermark>();
    var now = loop.now();
    for (var connection : all()) {
      ids.add(connection.target().id());
      for (var watermark : connection.watermarks().values()) {
        if (watermark.changesUntil() != null) {
          oldest.add(
              new PullObserver.KnownWatermark(
                  watermark.connection(),
                  watermark.type(),
                  Duration.between(watermark.changesUntil(), now)));
        }
      }
    }
    oldest.sort(Comparator.comparing(PullObserver.KnownWatermark::age).reversed());
    return new PullObserver.Status(
        ids,
        loop.queued().count(),
        oldest.subList(0, Math.min(oldest.size(), PullObserver.Status.WATERMARKS_MAX)));
  }

  /// Ends all calls: what was sent to Kafka is stored, and nothing follows it.
  void abandon() {
    owned.values().forEach(PulledPartition::abandon);
  }
}
