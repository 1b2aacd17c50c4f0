package io.penstock.proof.reference.generate;

import static io.penstock.proof.reference.generate.RandomItem.member;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Generates random bodies of webhooks and of the API's answers.
final class RandomBody {
  private static final List<String> TYPES =
      List.of("purchase_order", "purchase-orders", "asset", "assets", "company", "companies");
  private static final List<String> VERBS =
      List.of("created", "inserted", "updated", "updated", "updated", "deleted");
  private static final List<String> CONTENT = List.of("data", "entity", "record", "body");

  private final SeededRandom random;
  private final RandomItem items;

  RandomBody(SeededRandom random, RandomItem items) {
    this.random = random;
    this.items = items;
  }

  String webhook(SendingConnection sender) {
    var type = random.pick(TYPES);
    var members = new ArrayList<String>();
    if (!random.oneIn(80)) {
      members.add(member(random.pick("event", "event", "type", "event_type"), event(type)));
    }
    if (random.oneIn(3)) {
      members.add(member(random.pick("timestamp", "occurred_at"), items.time()));
    }
    if (!random.oneIn(80)) {
      members.add(member(random.pick(CONTENT), content(sender, type)));
    }
    return RandomItem.object(members);
  }

  private String event(String type) {
    return switch (random.below(80)) {
      case 0 -> "\"rocket.updated\"";
      case 1 -> "\"" + type + ".exploded\"";
      case 2 -> "\"updated\"";
      case 3 -> random.pick("7", "\"\"");
      case 4 -> "\"sync~of_a-b.c d/%7E\u00fc\\n\"";
      case 5 ->
          "\"" + random.pick("", "a", "aa") + random.pick("x", "\u20ac", "😀").repeat(201) + "\"";
      default -> "\"" + type + random.pick(".", ":") + random.pick(VERBS) + "\"";
    };
  }

  private String content(SendingConnection sender, String type) {
    if (random.oneIn(300)) {
      return array(random.between(95, 310), _ -> "\"t-" + random.below(290) + "\"");
    }
    return switch (random.below(16)) {
      case 0 -> random.oneIn(2) ? random.pick("[]", "\"e-1\"", "7", "null") : items.broken(sender);
      case 1, 2 -> array(random.between(1, 3), _ -> items.thin());
      case 3, 4, 5, 6 -> array(random.between(1, 4), _ -> items.any(sender, type));
      default -> items.state(sender, type);
    };
  }

  /// An answer of the API to a request for entities of a type.
  String answer(SendingConnection sender, String type) {
    return switch (random.below(12)) {
      case 0 -> random.pick("[]", "7", "\"e-1\"");
      case 1 -> array(2, _ -> items.thin());
      case 2, 3, 4, 5 -> several(sender, type);
      default -> items.state(sender, type);
    };
  }

  /// States of different entities, sometimes with an item that dies. The rules leave open whether a
  /// text makes a body thin if its webhook id is derived.
  private String several(SendingConnection sender, String type) {
    var all = new ArrayList<>(items.states(sender, type, random.between(1, 3)));
    if (random.oneIn(3)) {
      all.add(sender.derived() || random.oneIn(2) ? items.broken(sender) : items.thin());
    }
    return "[" + String.join(",", all) + "]";
  }

  /// A body with more items than the limit.
  String tooMany() {
    return "{\"event\":\"assets.updated\",\"data\":" + array(10_001, _ -> "1") + "}";
  }

  private static String array(int length, java.util.function.IntFunction<String> item) {
    return IntStream.range(0, length).mapToObj(item).collect(Collectors.joining(",", "[", "]"));
  }
}
