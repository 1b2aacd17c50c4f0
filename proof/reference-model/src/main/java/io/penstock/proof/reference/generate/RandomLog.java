package io.penstock.proof.reference.generate;

import io.penstock.proof.reference.ModelSettings;
import io.penstock.proof.reference.RawRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The records of a raw partition by chance: fresh ones, repeats, poison, ticks.
final class RandomLog {
  private static final int RECENT = 25;
  private static final List<String> NAMES = List.of("conn-0", "conn.1", "conn~t", "v-0", "v_t");

  private final SeededRandom chance;
  private final RandomTimestamps clock;
  private final RandomRecord records;
  private final RandomItem items;
  private final RecordCorruptor poison;
  private final List<SendingConnection> senders;
  private final List<RawRecordDraft> sent = new ArrayList<>();
  private final Deque<RawRecordDraft> soon = new ArrayDeque<>();
  private long timestampMs;

  RandomLog(SeededRandom chance, ModelSettings rules) {
    this.chance = chance;
    this.clock = new RandomTimestamps(chance);
    this.items = new RandomItem(chance, rules.heldBytesMax() < 100_000);
    this.records = new RandomRecord(chance, new RandomBody(chance, items));
    this.poison = new RecordCorruptor(chance);
    this.senders = senders(chance);
  }

  private static List<SendingConnection> senders(SeededRandom chance) {
    var all = new ArrayList<SendingConnection>();
    for (var name : NAMES) {
      all.add(
          new SendingConnection(
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
      appended.add(next().at(RandomScenario.FIRST_OFFSET + i, timestampMs));
    }
    return appended;
  }

  private RawRecordDraft next() {
    if (!soon.isEmpty() && chance.oneIn(2)) {
      return soon.removeFirst();
    }
    return switch (chance.below(60)) {
      case 0, 1, 2, 3, 4 -> RawRecordDraft.tick();
      case 5 -> poison.spoil(fresh());
      case 6 -> kept(poison.spoil(fresh()));
      case 7, 8, 9, 10, 11, 12, 13, 14, 15 -> sent.isEmpty() ? fresh() : again();
      case 16 -> sent.isEmpty() ? fresh() : otherBody();
      case 17 -> corrected();
      default -> kept(fresh());
    };
  }

  private RawRecordDraft fresh() {
    return records.of(chance.pick(senders), timestampMs);
  }

  private RawRecordDraft kept(RawRecordDraft draft) {
    sent.add(draft);
    return draft;
  }

  private RawRecordDraft recent() {
    return sent.get(Math.max(0, sent.size() - 1 - chance.below(RECENT)));
  }

  private RawRecordDraft again() {
    var draft = recent().but("received-at", "" + timestampMs);
    return chance.oneIn(8) ? draft.but("origin", "redrive") : draft;
  }

  /// The id of one record with the body of another, of the same sender or not.
  private RawRecordDraft otherBody() {
    var draft = recent();
    var derived = draft.at(0, 0).says("webhook-id-origin", "derived");
    return derived ? fresh() : draft.withValue(recent().value());
  }

  /// A record of which an item dies by its recipe, and lives when it is sent again by another. The
  /// item is of an entity of its own, and nothing else in the record has a place in an order.
  private RawRecordDraft corrected() {
    var versioned = senders.stream().filter(SendingConnection::versioned).toList();
    if (versioned.isEmpty()) {
      return RawRecordDraft.tick();
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
