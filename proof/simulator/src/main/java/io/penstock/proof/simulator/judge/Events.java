package io.penstock.proof.simulator.judge;

import static java.util.stream.Collectors.groupingBy;

import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.TopicNames;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// All events that were consumed: in time, late and test events.
final class Events {
  private final List<Event> inTurn;
  private final List<Event> late;
  private final List<Event> test;
  private final Map<String, List<Event>> byId;

  Events(ConsumedTopics consumed, TopicNames topics) {
    inTurn =
        EntityTypes.ALL.stream()
            .map(topics::events)
            .distinct()
            .flatMap(topic -> read(consumed, topic))
            .toList();
    late = read(consumed, topics.late()).toList();
    test = read(consumed, topics.testEvents()).toList();
    byId = Stream.concat(all().stream(), test.stream()).collect(groupingBy(Event::id));
  }

  private static Stream<Event> read(ConsumedTopics consumed, String topic) {
    return consumed.on(topic).stream().map(Event::of);
  }

  /// The events on the topics of entities, in the order in which each partition was read.
  List<Event> inTurn() {
    return inTurn;
  }

  /// The events of real connections, including late ones.
  List<Event> all() {
    return Stream.concat(inTurn.stream(), late.stream()).toList();
  }

  /// The events of connections marked as a test.
  List<Event> test() {
    return test;
  }

  /// The events with that id on any topic.
  List<Event> of(String id) {
    return byId.getOrDefault(id, List.of());
  }
}
