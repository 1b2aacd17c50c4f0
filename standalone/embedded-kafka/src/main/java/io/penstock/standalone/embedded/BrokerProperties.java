package io.penstock.standalone.embedded;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The Kafka properties of a single broker that is also its own controller.
final class BrokerProperties {
  static final int NODE = 1;

  /// The retention of committed offsets. It exceeds the raw topic's retention, so that a bridge
  /// that was off for a month still finds its offsets.
  private static final Duration OFFSETS_KEPT = Duration.ofDays(90);

  /// The log cleaner's buffer size, in bytes. Kafka's default takes 128 MiB of heap at start.
  private static final int CLEANER_BYTES = 16 << 20;

  /// The broker session timeout. Until it expires, the controller considers a killed broker alive,
  /// and a new broker on the same directory must wait. Kafka's default is 9 s.
  private static final Duration SESSION = Duration.ofSeconds(3);

  private static final Duration HEARTBEAT = Duration.ofMillis(500);

  private BrokerProperties() {}

  static Map<String, String> of(
      Path directory, InetSocketAddress clients, InetSocketAddress controller) {
    var properties = new HashMap<>(network(text(clients), text(controller)));
    properties.putAll(internalTopics());
    properties.put("log.dirs", directory.toString());
    properties.put("broker.session.timeout.ms", Long.toString(SESSION.toMillis()));
    properties.put("broker.heartbeat.interval.ms", Long.toString(HEARTBEAT.toMillis()));
    properties.put("auto.create.topics.enable", "false");
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("offsets.retention.minutes", Long.toString(OFFSETS_KEPT.toMinutes()));
    properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(CLEANER_BYTES));
    return properties;
  }

  private static Map<String, String> network(String clients, String controller) {
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        Integer.toString(NODE),
        "listeners",
        "PLAINTEXT://%s,CONTROLLER://%s".formatted(clients, controller),
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name",
        BrokerSockets.CLIENTS,
        "controller.listener.names",
        BrokerSockets.CONTROLLER,
        "controller.quorum.voters",
        NODE + "@" + controller);
  }

  /// The settings of Kafka's internal topics. One broker can hold only one replica; few partitions
  /// make the start fast.
  private static Map<String, String> internalTopics() {
    return Map.of(
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "4",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "4",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "4");
  }

  /// `<host>:<port>`
  static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }
}
