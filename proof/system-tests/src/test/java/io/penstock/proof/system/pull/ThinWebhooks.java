package io.penstock.proof.system.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.proof.simulator.api.SourceEntity;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Changes of one connection's source. Each is followed by its thin webhook, which must be stored.
final class ThinWebhooks {
  private final PullBridge bridge;
  private final NumberedSource source;
  private final String connection;
  private final ApiGeneration generation;
  private int posted;

  ThinWebhooks(
      PullBridge bridge, NumberedSource source, String connection, ApiGeneration generation) {
    this.bridge = bridge;
    this.source = source;
    this.connection = connection;
    this.generation = generation;
  }

  String connection() {
    return connection;
  }

  /// The number of webhooks so far.
  int posted() {
    return posted;
  }

  SourceEntity entity(EntityType type, String id) {
    return new SourceEntity(connection, type, id);
  }

  void create(EntityType type, String... ids) {
    change(type, Operation.CREATED, entity -> source.put(entity, generation), ids);
  }

  void update(EntityType type, String... ids) {
    change(type, Operation.UPDATED, entity -> source.put(entity, generation), ids);
  }

  void softDelete(EntityType type, String... ids) {
    change(type, Operation.DELETED, entity -> source.softDelete(entity, generation), ids);
  }

  void remove(EntityType type, String... ids) {
    change(type, Operation.DELETED, source::remove, ids);
  }

  private void change(
      EntityType type, Operation verb, Consumer<SourceEntity> change, String... ids) {
    Stream.of(ids).map(id -> entity(type, id)).forEach(change);
    post(type, verb, ids);
  }

  /// Posts a webhook that names these entities.
  void post(EntityType type, Operation verb, String... ids) {
    posted++;
    var named = new ArrayList<String>();
    List.of(ids).forEach(id -> named.add("\"" + id + "\""));
    var body =
        "{\"id\":\"evt-%s-%d\",\"event\":\"%s.%s\",\"body\":[%s]}"
            .formatted(connection, posted, type.plural(), verb.label(), String.join(",", named));
    var answer = bridge.sender(connection).send(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }
}
