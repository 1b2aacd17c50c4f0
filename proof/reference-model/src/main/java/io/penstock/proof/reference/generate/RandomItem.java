package io.penstock.proof.reference.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Generates random items. It uses few entities, contents and times, so that they often coincide.
final class RandomItem {
  private static final List<EntityId> IDS =
      List.of(
          new EntityId("\"e-0\"", "e-0"),
          new EntityId("\"e-1\"", "e-1"),
          new EntityId("7", "7"),
          new EntityId("\"7\"", "7"),
          new EntityId("\"\\u00fc/1\"", "\u00fc/1"),
          new EntityId("\"e-5\"", "e-5"),
          new EntityId("\"\\u0000\\n%0A\\u007f\\u0085 /\"", "\0\n%0A\u007f\u0085 /"),
          new EntityId("\"e\\ud83d\"", "e\ufffd"),
          new EntityId("\"e\\ude00\"", "e\ufffd"));
  private static final List<String> TITLES =
      List.of(
          "\"a\"",
          "\"b\"",
          "\"\\u00dc \\\"q\\\" \\\\ 😀 \\/ \\n\"",
          "\"cut \\uD83D\"",
          "\"cut \\ufffd\"",
          "\"\\\\ud83d\\ude00\\ud83d\\ud83d\\ude00\"");

  private static final List<String> NUMBERS = List.of("10", "10.0", "\"1E1\"", "\"10.00\"", "10.5");

  private final SeededRandom random;
  private final List<EntityId> ids;
  private final RandomTime times;
  private final boolean large;
  private final Map<String, Long> versions = new HashMap<>();
  private final EntityStates states = new EntityStates();

  /// An id as JSON, and as it is read.
  private record EntityId(String json, String id) {}

  /// @param large whether items contain texts long enough to reach a small bound on held bytes
  RandomItem(SeededRandom random, boolean large) {
    this.random = random;
    this.ids = IDS.subList(0, random.between(2, IDS.size()));
    this.times = new RandomTime(random);
    this.large = large;
  }

  /// An element of an array.
  String any(SendingConnection sender, String type) {
    return switch (random.below(8)) {
      case 0 -> thin();
      case 1 -> broken(sender);
      default -> state(sender, type);
    };
  }

  String thin() {
    return random.pick(ids.stream().map(EntityId::json).filter(id -> id.startsWith("\"")).toList());
  }

  String state(SendingConnection sender, String type) {
    return state(sender, type, random.pick(ids));
  }

  /// States of different entities.
  List<String> states(SendingConnection sender, String type, int count) {
    var distinct = new LinkedHashMap<String, EntityId>();
    ids.forEach(id -> distinct.put(id.id(), id));
    var shuffled = new ArrayList<>(distinct.values());
    Collections.shuffle(shuffled, new Random(random.below(1_000)));
    return shuffled.stream().limit(count).map(id -> state(sender, type, id)).toList();
  }

  /// The states that were made so far.
  EntityStates states() {
    return states;
  }

  private String state(SendingConnection sender, String type, EntityId entity) {
    var id = entity.json();
    var members = new ArrayList<String>();
    members.add(member(random.oneIn(2) ? "id" : "key", id));
    members.add(member("title", random.pick(TITLES)));
    addTimes(members, sender);
    if (sender.versioned()) {
      members.add(member("version", version(sender.connection() + type + id)));
    } else if (random.oneIn(40)) {
      members.add(member("version", "1"));
    }
    if (random.oneIn(2)) {
      members.add(member("extra", extra(type)));
    }
    if (type.startsWith("purchase") && random.oneIn(3)) {
      members.add(member("totalGrossValue", random.pick(NUMBERS)));
    }
    addNotUnicode(members);
    if (random.oneIn(4)) {
      Collections.shuffle(members, new Random(random.below(1_000)));
    }
    var state = object(members);
    states.note(sender, type, entity.id(), state);
    return state;
  }

  /// Adds members whose names are equal once halves of surrogate pairs are replaced.
  private void addNotUnicode(List<String> members) {
    if (random.oneIn(12)) {
      members.add(member("~/\\ud83d", "" + random.below(2)));
    }
    if (random.oneIn(12)) {
      members.add(member(random.pick("~/\\ude00", "~/\\ufffd"), "" + random.below(2)));
    }
    if (random.oneIn(20)) {
      members.add(member("nested", "[0,{\"a\":\"\\ude00\\ud83d\"}]"));
    }
  }

  private void addTimes(List<String> members, SendingConnection sender) {
    if (!random.oneIn(sender.versioned() ? 2 : 5)) {
      members.add(member(random.oneIn(5) ? "_updatedAt" : "updatedAt", times.any()));
    }
    if (random.oneIn(20)) {
      members.add(member("updated_at", times.any()));
    }
    if (random.oneIn(5)) {
      members.add(member("createdAt", times.any()));
    }
    if (random.oneIn(8)) {
      members.add(member("deletedAt", random.oneIn(2) ? times.any() : times.doubtful()));
    }
    if (random.oneIn(20)) {
      members.add(member(random.pick("_deletedAt", "deleted_at"), times.any()));
    }
  }

  private String extra(String type) {
    if (large && random.oneIn(2)) {
      return "\"" + "x".repeat(random.between(200, 3_000)) + "\"";
    }
    return !type.startsWith("purchase") && random.oneIn(10) ? "null" : "" + random.below(2);
  }

  String time() {
    return times.any();
  }

  /// A version, mostly the successor of the last one.
  private String version(String entity) {
    long last = versions.computeIfAbsent(entity, _ -> random.pick(0L, 0L, 0L, 4L));
    long next =
        switch (random.below(20)) {
          case 0, 1 -> last + 2;
          case 2 -> last + 3;
          case 3, 4, 5 -> last;
          case 6, 7, 8 -> random.below((int) last + 1);
          case 9 -> 0;
          default -> last + 1;
        };
    versions.put(entity, Math.max(last, next));
    if (random.oneIn(400)) {
      return "" + Long.MAX_VALUE;
    }
    return random.oneIn(4) ? "\"" + next + "\"" : "" + next;
  }

  String broken(SendingConnection sender) {
    if (sender.versioned() && random.oneIn(2)) {
      return unversioned();
    }
    return switch (random.below(8)) {
      case 0, 1 -> "{\"title\":\"a\"}";
      case 2 -> "{\"id\":\"\",\"version\":1}";
      case 3 -> "{\"id\":\"" + "x".repeat(256) + "\",\"version\":1}";
      case 4 -> "{\"id\":true,\"version\":1}";
      // The rules leave open whether a text that is no id makes a body thin if its webhook id is
      // derived.
      case 5 -> sender.derived() ? "false" : "\"\"";
      default -> random.pick("7", "null", "[1]", "true");
    };
  }

  private String unversioned() {
    var version = random.pick("null", "-1", "1.5", "\"x\"", "9223372036854775808", "[]");
    var members = List.of(member("id", random.pick(ids).json()), member("version", version));
    return object(random.oneIn(3) ? members.subList(0, 1) : members);
  }

  static String member(String name, String value) {
    return "\"" + name + "\":" + value;
  }

  static String object(List<String> members) {
    return "{" + String.join(",", members) + "}";
  }
}
