package io.penstock.proof.reference.generate;

import io.penstock.proof.reference.ModelSettings;
import io.penstock.proof.reference.RawRecord;
import io.penstock.proof.reference.ReferenceModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Generates the records of a raw partition: new deliveries, repeats, corrupt records, answers to
/// the model's requests and ticks.
final class RandomLog {
  private static final int RECENT = 25;
  private static final List<String> NAMES =
      List.of("conn-0", "conn.1", "conn~t", "v-0", "v_t", "n-0", "n~t");

  private final SeededRandom random;
  private final RandomTimestamps clock;
  private final RandomRecord records;
  private final RandomItem items;
  private final RecordCorruptor corruptor;
  private final DeletionStory deletions;
  private final RandomAnswers answers;
  private final ReferenceModel model;
  private final List<SendingConnection> senders;
  private final List<RawRecordDraft> sent = new ArrayList<>();
  private final Deque<RawRecordDraft> soon = new ArrayDeque<>();
  private long timestampMs;

  RandomLog(SeededRandom random, ModelSettings settings) {
    this.random = random;
    this.senders = senders(random);
    this.clock = new RandomTimestamps(random, senders.stream().anyMatch(SendingConnection::pull));
    this.items = new RandomItem(random, settings.bounds().heldBytesMax() < 100_000);
    this.records = new RandomRecord(random, new RandomBody(random, items));
    this.corruptor = new RecordCorruptor(random);
    this.deletions = new DeletionStory(random);
    this.answers = new RandomAnswers(random, records, corruptor, senders, items.states());
    this.model = new ReferenceModel(settings);
  }

  private static List<SendingConnection> senders(SeededRandom random) {
    var pulled = !random.oneIn(3);
    var all = new ArrayList<SendingConnection>();
    for (var name : NAMES) {
      all.add(
          new SendingConnection(
              name,
              name.startsWith("v"),
              name.startsWith("n"),
              name.endsWith("t"),
              random.oneIn(3),
              random.oneIn(4),
              random.oneIn(3),
              random.oneIn(3),
              pulled && random.oneIn(2) && !name.startsWith("n")));
    }
    while (all.size() > 1 && random.oneIn(2)) {
      all.remove(random.below(all.size()));
    }
    return all;
  }

  List<RawRecord> records(int length) {
    var appended = new ArrayList<RawRecord>();
    for (int i = 0; i < length; i++) {
      timestampMs = clock.next();
      var offset = RandomScenario.FIRST_OFFSET + i;
      var record = next(offset).at(offset, timestampMs);
      answers.see(model.step(record).emissions());
      appended.add(record);
    }
    return appended;
  }

  private RawRecordDraft next(long offset) {
    if (answers.isNext()) {
      return kept(answer());
    }
    if (!soon.isEmpty() && random.oneIn(2)) {
      return soon.removeFirst();
    }
    return switch (random.below(60)) {
      case 0, 1, 2, 3, 4 -> RawRecordDraft.tick();
      case 5 -> corruptor.spoil(fresh());
      case 6 -> kept(corruptor.spoil(fresh()));
      case 7, 8, 9, 10, 11, 12, 13, 14, 15 -> sent.isEmpty() ? fresh() : again();
      case 16 -> sent.isEmpty() ? fresh() : otherBody();
      case 17 -> corrected();
      case 18 -> deletedAndBack();
      case 19, 20, 21 -> kept(answers.row(offset, timestampMs));
      default -> kept(fresh());
    };
  }

  /// An answer to a request, mostly not before the request wants it.
  private RawRecordDraft answer() {
    var asked = answers.next();
    if (!random.oneIn(3)) {
      timestampMs = clock.reach(asked.notBeforeMs());
    }
    return answers.answer(asked, timestampMs);
  }

  private RawRecordDraft fresh() {
    return records.of(random.pick(senders), timestampMs);
  }

  private RawRecordDraft kept(RawRecordDraft draft) {
    sent.add(draft);
    return draft;
  }

  private RawRecordDraft recent() {
    return sent.get(Math.max(0, sent.size() - 1 - random.below(RECENT)));
  }

  private RawRecordDraft again() {
    var draft = recent().but("received-at", "" + timestampMs);
    return random.oneIn(5) ? redriven(draft) : draft;
  }

  /// A record to be decided again, mostly with the headers of a dead letter, which name its place.
  private RawRecordDraft redriven(RawRecordDraft draft) {
    var redriven = draft.but("origin", "redrive");
    return random.oneIn(4)
        ? redriven
        : redriven
            .and("raw-partition", random.oneIn(6) ? "2" : "3")
            .and("raw-offset", random.oneIn(8) ? "x" : "" + (17 + random.below(60)));
  }

  /// The id of one record with the body of another, which may have another sender.
  private RawRecordDraft otherBody() {
    var draft = recent();
    var derived = draft.at(0, 0).says("webhook-id-origin", "derived");
    return derived || RandomAnswers.isAbsence(draft) ? fresh() : draft.withValue(recent().value());
  }

  /// Content of an entity; a deletion that only names it and more content follow soon.
  private RawRecordDraft deletedAndBack() {
    var timed = senders.stream().filter(sender -> !sender.versioned()).toList();
    var sender = timed.isEmpty() ? null : random.pick(timed);
    if (sender == null || sender.nameless()) {
      return RawRecordDraft.tick();
    }
    deletions
        .bodies()
        .forEach(body -> soon.add(records.dressed(sender, body, "webhook", timestampMs)));
    return soon.removeLast();
  }

  /// A record with an item that dies under its recipe, but is valid when the record is sent again
  /// under another recipe. That item has its own entity, and no other item of the record has an
  /// order key.
  private RawRecordDraft corrected() {
    var versioned = senders.stream().filter(SendingConnection::versioned).toList();
    if (versioned.isEmpty()) {
      return RawRecordDraft.tick();
    }
    var body =
        "{\"event\":\"assets.updated\",\"data\":[\"e-0\",{\"id\":\"own-%d\",\"updatedAt\":%s}]}"
            .formatted(sent.size(), items.time());
    var draft = records.dressed(random.pick(versioned), body, "webhook", timestampMs);
    soon.add(draft.but("recipe", "makini"));
    soon.add(draft.but("recipe", "makini"));
    return draft;
  }
}
