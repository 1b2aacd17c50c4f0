package io.penstock.schemas;

import java.util.List;
import java.util.stream.Stream;

/// The names of a bridge's topics: `<prefix>.<what>`.
///
/// @param prefix 1-100 characters of `[A-Za-z0-9._-]`; `makini` unless configured
public record TopicNames(String prefix) {

  /// The expected form of a prefix, for error messages.
  public static final String EXPECTED = "1-100 characters of A-Z a-z 0-9 . _ -";

  public TopicNames {
    if (!valid(prefix)) {
      throw new IllegalArgumentException(EXPECTED);
    }
  }

  /// Whether the prefix is valid in Kafka topic names.
  public static boolean valid(String prefix) {
    return prefix.matches("[A-Za-z0-9._-]{1,100}");
  }

  /// The raw topic: every stored webhook, keyed by connection id.
  public String webhooks() {
    return topic("webhooks");
  }

  /// The topic of the type's events: the type's own topic if it has one, otherwise [#entities()].
  public String events(EntityType type) {
    return type.ownTopic() ? topic(type.plural()) : entities();
  }

  /// Events of every type without a topic of its own.
  public String entities() {
    return topic("entities");
  }

  /// Generic events: webhooks that name no entity.
  public String genericEvents() {
    return topic("events");
  }

  /// Events of connections marked `test`.
  public String testEvents() {
    return topic("test-events");
  }

  /// Late events: those that arrived too late for their entity's order.
  public String late() {
    return topic("late");
  }

  /// Dead letters: raw records that could not be read, unchanged.
  public String deadLetters() {
    return topic("dead-letters");
  }

  /// Requests to fetch entities from an API, and commands to poll one.
  public String fetches() {
    return topic("fetches");
  }

  /// How far each list of each connection's API was read.
  public String watermarks() {
    return topic("watermarks");
  }

  /// All topics that the processor writes, in the order in which tables print them.
  public List<String> outputs() {
    var events = EntityTypes.ALL.stream().filter(EntityType::ownTopic).map(this::events);
    var others =
        Stream.of(entities(), genericEvents(), testEvents(), late(), deadLetters(), fetches());
    return Stream.concat(events, others).toList();
  }

  private String topic(String what) {
    return prefix + "." + what;
  }
}
