package io.penstock.proof.reference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The records of a raw partition by chance: fresh ones, repeats, poison, ticks.
final class RandomLog {
  private static final int RECENT = 25;
  private static final List<String> NAMES = List.of("conn-0", "conn.1", "conn~t", "v-0", "v_t");

  private final Chance chance;
  private final RandomClock clock;
  private final RandomRecord records;
  private final RandomItem items;
  private final Poison poison;
  private final List<Sender> senders;
  private final List<Draft> sent = new ArrayList<>();
  private final Deque<Draft> soon = new ArrayDeque<>();
  private long timestampMs;

  RandomLog(Chance chance, Rules rules) {
    this.chance = chance;
    this.clock = new RandomClock(chance);
    this.items = new RandomItem(chance, rules.heldBytesMax() < 100_000);
    this.records = new RandomRecord(chance, new RandomBody(chance, items));
    this.poison = new Poison(chance);
    this.senders = senders(chance);
  }

  private static List<Sender> senders(Chance chance) {
    var all = new ArrayList<Sender>();
    for (var name : NAMES) {
      all.add(
          new Sender(
              name,
              name.startsWith("v"),
              name.endsWith("t"),
              chance.oneIn(3),
              chance.oneIn(4),
              chance.oneIn(5)));
    }
    while (all.size() > 1 && chance.oneIn(2)) {
      all.remove(chance.below(all.size()));
    }
    return all;
  }

  List<RawRecord> records(int length) {
    var appended = new ArrayList<RawRecord>();
    for (int i = 0; i < length; i++) {
      timestampMs = clock.next();
      appended.add(next().at(Scenario.FIRST_OFFSET + i, timestampMs));
    }
    return appended;
  }

  private Draft next() {
    if (!soon.isEmpty() && chance.oneIn(2)) {
      return soon.removeFirst();
    }
    return switch (chance.below(60)) {
      case 0, 1, 2, 3, 4 -> Draft.tick();
      case 5 -> poison.spoil(fresh());
      case 6 -> kept(poison.spoil(fresh()));
      case 7, 8, 9, 10, 11, 12, 13, 14, 15 -> sent.isEmpty() ? fresh() : again();
      case 16 -> sent.isEmpty() ? fresh() : otherBody();
      case 17 -> corrected();
      default -> kept(fresh());
    };
  }

  private Draft fresh() {
    return records.of(chance.pick(senders), timestampMs);
  }

  private Draft kept(Draft draft) {
    sent.add(draft);
    return draft;
  }

  private Draft recent() {
    return sent.get(Math.max(0, sent.size() - 1 - chance.below(RECENT)));
  }

  private Draft again() {
    var draft = recent().but("received-at", "" + timestampMs);
    return chance.oneIn(8) ? draft.but("origin", "redrive") : draft;
  }

  /// The id of one record with the body of another, of the same sender or not.
  private Draft otherBody() {
    var draft = recent();
    var derived = draft.at(0, 0).says("webhook-id-origin", "derived");
    return derived ? fresh() : draft.withValue(recent().value());
  }

  /// A record of which an item dies by its recipe, and lives when it is sent again by another. The
  /// item is of an entity of its own, and nothing else in the record has a place in an order.
  private Draft corrected() {
    var versioned = senders.stream().filter(Sender::versioned).toList();
    if (versioned.isEmpty()) {
      return Draft.tick();
    }
    var body =
        "{\"event\":\"assets.updated\",\"data\":[\"e-0\",{\"id\":\"own-%d\",\"updatedAt\":%s}]}"
            .formatted(sent.size(), items.time());
    var draft = records.dressed(chance.pick(versioned), body, "webhook", timestampMs);
    soon.add(draft.but("recipe", "makini"));
    soon.add(draft.but("recipe", "makini"));
    return draft;
  }
}
