package io.penstock.proof.system.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.simulator.api.SourceEntity;
import io.penstock.schemas.EntityEvent;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.EventHeaders;
import io.penstock.schemas.Operation;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The events of entities of a numbered source, as a consumer reads them.
///
/// @param byEntity the events of each entity in their order
record EmittedEvents(Map<SourceEntity, List<Emitted>> byEntity) {

  /// An event with what its headers say.
  ///
  /// @param id its `ce_id`
  /// @param title the title of its content; empty without content
  record Emitted(EntityEvent event, String id, String title, boolean corrected) {
    static Emitted of(ConsumerRecord<byte[], byte[]> record) {
      var event = EntityEventFormat.read(record.value());
      var title =
          event.data() != null && event.data().member("title") instanceof Json.Str(var text)
              ? text
              : "";
      return new Emitted(
          event,
          header(record, EventHeaders.ID),
          title,
          header(record, EventHeaders.CORRECTED).equals("true"));
    }

    SourceEntity entity() {
      var entity = event.entity();
      return new SourceEntity(entity.connection(), entity.type(), entity.id());
    }

    boolean deletes() {
      return event.operation() == Operation.DELETED;
    }

    String text() {
      return event.operation().label() + " " + title + (corrected ? " corrected" : "");
    }
  }

  /// The events on the topics of entities.
  static EmittedEvents of(
      Map<String, List<ConsumerRecord<byte[], byte[]>>> byTopic, TopicNames topics) {
    var byEntity = new LinkedHashMap<SourceEntity, List<Emitted>>();
    EntityTypes.ALL.stream()
        .map(topics::events)
        .distinct()
        .flatMap(topic -> byTopic.getOrDefault(topic, List.of()).stream())
        .map(Emitted::of)
        .forEach(
            event -> byEntity.computeIfAbsent(event.entity(), _ -> new ArrayList<>()).add(event));
    return new EmittedEvents(byEntity);
  }

  static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
  }

  /// The entities whose last event is not the source's state, one line each.
  List<String> notAsTheSource(NumberedSource source) {
    var different = new ArrayList<String>();
    source
        .states()
        .forEach(
            (entity, state) -> {
              var events = byEntity.getOrDefault(entity, List.of());
              if (!shows(events, state)) {
                different.add(entity + " is " + state + ", its events are " + texts(events));
              }
            });
    return different;
  }

  private static boolean shows(List<Emitted> events, NumberedSource.State state) {
    if (events.isEmpty()) {
      return false;
    }
    var last = events.getLast();
    return state.deleted() ? last.deletes() : !last.deletes() && last.title().equals(state.title());
  }

  /// What no entity's events may show: a sequence with a gap or a repeat, an event id twice, a
  /// state twice, or an older state than the event before without a correction.
  List<String> disorder() {
    var disorder = new ArrayList<String>();
    var ids = new HashSet<String>();
    byEntity.forEach(
        (entity, events) -> {
          if (!inOrder(events)) {
            disorder.add(entity + ": " + texts(events));
          }
          events.stream()
              .filter(event -> !ids.add(event.id()))
              .forEach(event -> disorder.add("twice: " + event.id()));
        });
    return disorder;
  }

  private static boolean inOrder(List<Emitted> events) {
    var seen = new HashSet<String>();
    int newest = 0;
    for (int at = 0; at < events.size(); at++) {
      var event = events.get(at);
      if (!event.event().place().equals(new EntityEvent.Place.InOrder(at + 1L))) {
        return false;
      }
      if (event.title().isEmpty()) {
        continue;
      }
      var number = NumberedSource.number(event.title());
      if ((number < newest && !event.corrected()) || !seen.add(event.title() + event.deletes())) {
        return false;
      }
      newest = number;
    }
    return true;
  }

  private static List<String> texts(List<Emitted> events) {
    return events.stream().map(Emitted::text).toList();
  }

  /// All events.
  Stream<Emitted> all() {
    return byEntity.values().stream().flatMap(List::stream);
  }
}
