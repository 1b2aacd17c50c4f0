package io.penstock.ingress.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.ingress.reload.SendersInUse;
import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.proof.fixtures.Eventually;
import io.penstock.proof.fixtures.kafka.KafkaTestClient;
import io.penstock.proof.fixtures.senders.Makini;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.Operation;
import io.penstock.schemas.PollCommand;
import io.penstock.schemas.Watermark;
import io.penstock.senders.api.BuiltInApiRecipes;
import io.penstock.senders.connection.ApiAccess;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.LoadedConnections;
import io.penstock.senders.secret.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Replicas of the pull side with one API in memory and a real broker.
final class PullFixture implements AutoCloseable {
  static final int PARTITIONS = 12;

  /// Nothing is polled again, and pages follow each other at once.
  static final PullSettings SETTINGS =
      new PullSettings(Duration.ofHours(1), Duration.ofHours(26), 1_000_000);

  static final EntityType ORDER = EntityTypes.PURCHASE_ORDER;
  static final EntityType VENDOR = Objects.requireNonNull(EntityTypes.of("vendor"));
  static final Duration CLOSE_MAX = Duration.ofMinutes(1);

  final FakeApi api = new FakeApi();
  final RecordedPull observed = new RecordedPull();
  private final AtomicLong aheadMs = new AtomicLong();
  private final KafkaTestClient kafka;
  private final SendersInUse senders;
  private final Map<String, PullSide> replicas = new HashMap<>();

  /// A fixture without a replica.
  PullFixture(KafkaTestClient kafka, Connection... connections) {
    this.kafka = kafka;
    this.senders =
        new SendersInUse(SendersSnapshot.first(Makini.connections(connections), Instant.EPOCH));
  }

  /// A connection that is polled for purchase orders every hour.
  static Connection pulled(String id) {
    return pulled(id, Connection.State.ACTIVE, Set.of("purchase_order"));
  }

  static Connection pulled(String id, Connection.State state, Set<String> types) {
    var recipe = Objects.requireNonNull(BuiltInApiRecipes.builtIn("makini-v3"));
    var api = new ApiAccess(recipe, null, "token", Duration.ofHours(1), null, types);
    return connection(id, state, api);
  }

  /// The same connection with its API at another URL.
  static Connection moved(Connection connection) {
    var api = Objects.requireNonNull(connection.api());
    var url = URI.create("https://api.moved.example");
    var every = api.pollEvery();
    return connection(
        connection.id(),
        connection.state(),
        new ApiAccess(api.recipe(), url, api.token(), every, null, api.types()));
  }

  static Connection connection(String id, Connection.State state, @Nullable ApiAccess api) {
    return new Connection(
        id,
        Makini.makini(),
        List.of(new SigningKey("key-1", Makini.secret("s"))),
        "sap",
        Set.of(),
        state,
        false,
        null,
        null,
        null,
        null,
        null,
        api);
  }

  /// Starts a replica.
  PullFixture start(String name) {
    var side =
        new PullSide(
            new PullSide.Parts(
                kafka.topics(),
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                1 << 20,
                SETTINGS,
                senders,
                vertx -> api.replica(name, vertx),
                observed,
                () -> Instant.now().plusMillis(aheadMs.get()),
                System::nanoTime,
                () -> 0.5));
    replicas.put(name, side);
    side.start();
    return this;
  }

  /// Moves the clock of all replicas forward.
  void advance(Duration time) {
    aheadMs.addAndGet(time.toMillis());
  }

  void stop(String name) {
    Objects.requireNonNull(replicas.remove(name)).close(CLOSE_MAX);
  }

  void use(Connection... connections) {
    var version = LoadedConnections.first(Makini.connections(connections));
    senders.apply(version, Instant.EPOCH, true);
  }

  RecordMetadata request(FetchRequest request) {
    var key = request.connection().getBytes(UTF_8);
    return kafka.produce(new ProducerRecord<>(kafka.topics().fetches(), key, request.write()));
  }

  FetchRequest wanted(String connection, long cause, String... ids) {
    return new FetchRequest(
        connection,
        ORDER,
        List.of(ids),
        Operation.UPDATED,
        new FetchRequest.Cause(ConnectionPartition.of(connection, PARTITIONS), cause),
        0,
        Instant.EPOCH);
  }

  void command(PollCommand command) {
    var key = command.connection().getBytes(UTF_8);
    var record = new ProducerRecord<>(kafka.topics().fetches(), key, command.write());
    record.headers().add("kind", "poll".getBytes(UTF_8));
    kafka.produce(record);
  }

  void awaitAsked(String what) {
    Eventually.holds("asked: " + what, () -> api.what().contains(what));
  }

  void awaitObserved(String line) {
    Eventually.holds("observed: " + line, () -> observed.lines().contains(line));
  }

  void awaitObserved(String line, int times) {
    Eventually.holds(
        times + " times: " + line,
        () -> observed.lines().stream().filter(line::equals).count() >= times);
  }

  /// The raw records of a connection, in their order.
  List<ConsumerRecord<byte[], byte[]>> raw(String connection) {
    return of(connection, kafka.read(kafka.topics().webhooks()));
  }

  /// The same once there are so many.
  List<ConsumerRecord<byte[], byte[]>> raw(String connection, int count) {
    return Eventually.get(() -> raw(connection), records -> records.size() >= count);
  }

  List<Watermark> watermarks(String connection) {
    return kafka.read(kafka.topics().watermarks()).stream()
        .map(record -> Watermark.read(record.value()))
        .filter(watermark -> watermark.connection().equals(connection))
        .toList();
  }

  /// How many partitions each member of the group owns, in ascending order.
  List<Integer> ownedPartitions() {
    var group = kafka.topics().prefix() + "-pull";
    try {
      return Objects.requireNonNull(
              kafka.admin().describeConsumerGroups(List.of(group)).all().get().get(group))
          .members()
          .stream()
          .map(member -> member.assignment().topicPartitions().size())
          .sorted()
          .toList();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  long committed(String connection) {
    try {
      var partition =
          new TopicPartition(
              kafka.topics().fetches(), ConnectionPartition.of(connection, PARTITIONS));
      var committed =
          kafka
              .admin()
              .listConsumerGroupOffsets(kafka.topics().prefix() + "-pull")
              .partitionsToOffsetAndMetadata()
              .get()
              .get(partition);
      return committed == null ? -1 : committed.offset();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> of(
      String connection, List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .filter(record -> connection.equals(new String(record.key(), UTF_8)))
        .toList();
  }

  static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }

  static List<String> headers(ConsumerRecord<byte[], byte[]> record) {
    return Stream.of(record.headers().toArray())
        .map(header -> header.key() + ": " + new String(header.value(), UTF_8))
        .toList();
  }

  static String text(ConsumerRecord<byte[], byte[]> record) {
    return record.value() == null ? "(none)" : new String(record.value(), UTF_8);
  }

  /// What the records of a connection are: the origin or the kind, and the value.
  List<String> lines(String connection) {
    var lines = new ArrayList<String>();
    for (var record : raw(connection)) {
      lines.add(header(record, "origin") + header(record, "kind") + " " + text(record));
    }
    return lines;
  }

  @Override
  public void close() {
    List.copyOf(replicas.keySet()).forEach(this::stop);
  }
}
