package io.penstock.standalone.kafka;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the nodes of a [KafkaCluster] are told, in Kafka's names. Node 1 is the controller.
///
/// @param clients each node's port for clients; the first is node 1's
/// @param more for all nodes, over what is here; listeners and their protocols beside it
record NodeProperties(List<Integer> clients, int controller, Map<String, String> more) {

  static final String CONTROLLER = "CONTROLLER";

  /// How long a killed node is taken for alive; Kafka's own default is 9 s.
  private static final String SESSION_MS = "3000";

  NodeProperties {
    clients = List.copyOf(clients);
    more = Map.copyOf(more);
  }

  /// As the lines of a file.
  List<String> lines(int node, Path data) {
    var properties = new TreeMap<>(network(node));
    properties.put("log.dirs", data.toString());
    properties.put("broker.session.timeout.ms", SESSION_MS);
    properties.put("broker.heartbeat.interval.ms", "500");
    properties.put("auto.create.topics.enable", "false");
    properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20));
    more.forEach(
        (name, value) ->
            properties.merge(
                name,
                value,
                (ours, theirs) -> name.startsWith("listener") ? ours + "," + theirs : theirs));
    return properties.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .toList();
  }

  private Map<String, String> network(int node) {
    var client = "PLAINTEXT://127.0.0.1:" + clients.get(node - 1);
    var control = CONTROLLER + "://127.0.0.1:" + controller;
    return Map.of(
        "process.roles",
        node == 1 ? "broker,controller" : "broker",
        "node.id",
        Integer.toString(node),
        "listeners",
        node == 1 ? client + "," + control : client,
        "listener.security.protocol.map",
        "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
        "controller.listener.names",
        CONTROLLER,
        "controller.quorum.voters",
        "1@127.0.0.1:" + controller);
  }
}
