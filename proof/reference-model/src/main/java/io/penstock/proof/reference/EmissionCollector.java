package io.penstock.proof.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedCollection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Collects the records that are emitted while one record is processed.
final class EmissionCollector {
  private static final int IDS_MAX = 100;

  private final ModelSettings settings;
  private final RawRecord processing;
  private final List<Emission> emissions = new ArrayList<>();

  EmissionCollector(ModelSettings settings, RawRecord processing) {
    this.settings = settings;
    this.processing = processing;
  }

  Stream<Emission> emissions() {
    return emissions.stream();
  }

  /// The raw timestamp of the record that is processed.
  long rawMs() {
    return processing.timestampMs();
  }

  void event(OrderedItem ordered, EncodedEvent event) {
    var topic = ordered.entity().type().topic();
    event(topic, ordered, event);
  }

  void late(OrderedItem ordered, EncodedEvent event) {
    event("late", ordered, event);
  }

  void generic(Delivery delivery, EncodedEvent event) {
    var topic = delivery.test() ? "test-events" : "events";
    emit(topic, delivery.connection(), event.value(), event.headers());
  }

  private void event(String topic, OrderedItem ordered, EncodedEvent event) {
    var entity = ordered.entity();
    emit(entity.test() ? "test-events" : topic, entity.key(), event.value(), event.headers());
  }

  /// Emits requests because of a record.
  ///
  /// > Entities with equal (type, attempt, notBefore) share requests of up to 100 ids; order of
  /// > groups = first appearance.
  ///
  /// @param cause the record that is the cause
  /// @param verb what was said to have happened to the entities; null if nothing was
  void requests(Delivery cause, @Nullable Verb verb, List<WantedEntity> wanted) {
    var groups = new LinkedHashMap<WantedEntity.Group, List<String>>();
    for (var one : wanted) {
      groups.computeIfAbsent(one.group(), _ -> new ArrayList<>()).add(one.entity().id());
    }
    groups.forEach(
        (group, ids) -> {
          var left = ids.stream().distinct().toList();
          while (!left.isEmpty()) {
            var count = Math.min(left.size(), IDS_MAX);
            request(cause, verb, group, left.subList(0, count));
            left = left.subList(count, left.size());
          }
        });
  }

  private void request(
      Delivery delivery, @Nullable Verb verb, WantedEntity.Group group, List<String> ids) {
    var request = Json.object();
    request.put("connection", delivery.connection());
    request.put("type", group.type().label());
    var array = request.putArray("ids");
    ids.forEach(array::add);
    request.put("operation", verb == null ? "snapshot" : verb.label());
    var cause = request.putObject("cause");
    cause.put("partition", delivery.raw().partition());
    cause.put("offset", delivery.raw().offset());
    request.put("attempt", group.attempt());
    request.put("notBefore", TimeFormats.text(group.notBeforeMs() * 1_000));
    var headers = new ArrayList<>(List.of(Header.of("content-type", "application/json")));
    EncodedEvent.addTraceparent(headers, delivery);
    emit("fetches", delivery.connection(), Json.bytes(request), headers);
  }

  /// Emits the current record as a dead letter.
  ///
  /// @param items numbers of the dead items; empty if all items are dead
  void dead(String reason, Set<Integer> items) {
    var headers = new ArrayList<>(processing.headers());
    headers.add(Header.of("dead-reason", reason));
    headers.add(Header.of("dead-detail", reason));
    if (!items.isEmpty()) {
      var numbers = items.stream().map(String::valueOf).collect(Collectors.joining(","));
      headers.add(Header.of("dead-items", numbers));
    }
    headers.add(Header.of("raw-topic", processing.topic()));
    headers.add(Header.of("raw-partition", String.valueOf(processing.partition())));
    headers.add(Header.of("raw-offset", String.valueOf(processing.offset())));
    emit("dead-letters", processing.key(), processing.value(), headers);
  }

  private void emit(String topic, String key, byte[] value, SequencedCollection<Header> headers) {
    emit(topic, key.getBytes(UTF_8), value, headers);
  }

  private void emit(
      String topic,
      byte @Nullable [] key,
      byte @Nullable [] value,
      SequencedCollection<Header> headers) {
    emissions.add(
        new Emission(
            settings.topic(topic),
            processing.partition(),
            processing.timestampMs(),
            key,
            value,
            List.copyOf(headers)));
  }
}
