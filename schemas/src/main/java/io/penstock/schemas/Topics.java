package io.penstock.schemas;

/// The names of a bridge's topics: `<prefix>.<what>`.
///
/// @param prefix 1-100 characters of `[A-Za-z0-9._-]`; `makini` unless configured
public record Topics(String prefix) {

  public Topics {
    if (!prefix.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new IllegalArgumentException("1-100 characters of A-Z a-z 0-9 . _ -");
    }
  }

  /// The raw topic: every stored webhook, keyed by connection id.
  public String webhooks() {
    return topic("webhooks");
  }

  /// Where the type's events go: a topic of its own where a canonical model stands.
  public String events(EntityType type) {
    return topic(type.canonical() ? type.plural() : "entities");
  }

  /// Events of connections marked `test`.
  public String testEvents() {
    return topic("test-events");
  }

  /// Entity events that came too late for their entity's order.
  public String late() {
    return topic("late");
  }

  /// Raw records that could not be read, untouched.
  public String deadLetters() {
    return topic("dead-letters");
  }

  /// Requests to fetch an entity that a thin webhook only named.
  public String fetches() {
    return topic("fetches");
  }

  private String topic(String what) {
    return prefix + "." + what;
  }
}
