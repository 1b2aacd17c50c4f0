package io.penstock.ingress.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.utils.Utils;

/// The partition of a connection: that of its webhooks, its requests to fetch and its watermarks.
/// The replica that owns it among the requests pulls the connection.
final class ConnectionPartition {
  private ConnectionPartition() {}

  /// The partition that Kafka's default partitioner chooses for the connection's key.
  ///
  /// @param partitions the number of partitions of each topic
  static int of(String connectionId, int partitions) {
    return Utils.toPositive(Utils.murmur2(connectionId.getBytes(UTF_8))) % partitions;
  }
}
