package io.penstock.proof.reference.generate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.reference.Emission;
import io.penstock.proof.reference.generate.EntityStates.KnownEntity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Generates the answers to the requests of a log, and rows of listings. An answer comes once,
/// twice, late, out of order or never.
///
/// An answer contains the entity that was asked for, and no other entity that the log knows.
final class RandomAnswers {
  private static final int NEVER = 8;

  private final SeededRandom random;
  private final RandomRecord records;
  private final RandomApi api;
  private final RecordCorruptor corruptor;
  private final List<SendingConnection> senders;
  private final EntityStates states;
  private final List<AskedEntity> open = new ArrayList<>();
  private int others;

  RandomAnswers(
      SeededRandom random,
      RandomRecord records,
      RecordCorruptor corruptor,
      List<SendingConnection> senders,
      EntityStates states) {
    this.random = random;
    this.records = records;
    this.api = new RandomApi(random, states);
    this.corruptor = corruptor;
    this.senders = senders;
    this.states = states;
  }

  /// Takes note of the requests among the records that are emitted.
  void see(List<Emission> emissions) {
    for (var emission : emissions) {
      for (var asked : AskedEntity.of(emission, senders)) {
        if (api.stubborn() || !random.oneIn(NEVER)) {
          open.add(asked);
        }
      }
    }
  }

  /// Whether the next record is an answer.
  boolean isNext() {
    return !open.isEmpty() && (api.stubborn() ? !random.oneIn(6) : random.oneIn(2));
  }

  /// The request that is answered next. Some are answered once more.
  AskedEntity next() {
    var asked =
        api.stubborn()
            ? open.stream().max(Comparator.comparingInt(AskedEntity::attempt)).orElseThrow()
            : random.oneIn(2) ? open.getFirst() : random.pick(open);
    if (!random.oneIn(10)) {
      open.remove(asked);
    }
    return asked;
  }

  /// The answer to a request.
  RawRecordDraft answer(AskedEntity asked, long timestampMs) {
    var entity = asked.entity();
    var plain = api.stubborn() && !random.oneIn(16);
    var absent = !plain && random.oneIn(4);
    var mark = !plain && random.oneIn(16) ? asked.cause() - 1 : asked.cause();
    var attempt = !plain && random.oneIn(16) ? asked.attempt() + 1 : asked.attempt();
    var content = plain ? api.content(entity) : absent ? gone() : body(entity);
    var draft =
        pulled(entity, "fetch", content, timestampMs)
            .but("webhook-id", id(asked))
            .and("entity-id", entity.id())
            .and("mark", "" + mark);
    if (attempt > 0 || random.oneIn(2)) {
      draft = draft.and("attempt", "" + attempt);
    }
    if (absent) {
      return draft.and("status", random.pick("404", "404", "410"));
    }
    return !plain && random.oneIn(20) ? corruptor.spoilBody(draft) : withStatus(draft);
  }

  /// The coordinates of the request, and sometimes of another.
  private String id(AskedEntity asked) {
    var twice = random.oneIn(12) ? random.pick("?", "!") : "";
    var id = asked.cause() + "-" + asked.entity().type() + "-" + asked.entity().id();
    return "fetch-" + Integer.toHexString(id.hashCode()) + "-" + asked.attempt() + twice;
  }

  /// A row of a listing: content, and seldom an absence.
  RawRecordDraft row(long offset, long timestampMs) {
    var known = states.pulled();
    if (known.isEmpty()) {
      return RawRecordDraft.tick();
    }
    var entity = random.pick(known);
    var absent = random.oneIn(4);
    var draft = pulled(entity, "poll", absent ? gone() : api.content(entity), timestampMs);
    draft = draft.but("webhook-id", "row-" + offset);
    if (!random.oneIn(8)) {
      draft = draft.and("mark", "" + (offset - random.between(1, 12)));
    }
    return absent ? draft.and("entity-id", entity.id()).and("status", "404") : withStatus(draft);
  }

  private static String gone() {
    return "{\"error\":\"gone\"}";
  }

  private String body(KnownEntity entity) {
    var other = new KnownEntity(entity.sender(), entity.type(), "other-" + others++);
    var dead = entity.sender().versioned() ? "{\"id\":" + RandomApi.json(entity.id()) + "}" : "7";
    return switch (random.below(24)) {
      case 0 -> api.other(other, 1);
      case 1 -> "[" + api.content(entity) + "," + api.other(other, 1) + "]";
      case 2 -> "[" + api.other(other, 0) + "," + dead + "]";
      case 3 -> random.pick("[]", "7", "[7]", "{}", dead);
      default -> api.content(entity);
    };
  }

  private RawRecordDraft pulled(KnownEntity entity, String origin, String body, long timestampMs) {
    var draft =
        records
            .dressed(entity.sender(), body, origin, timestampMs)
            .and("entity-type", entity.type());
    if (random.oneIn(2)) {
      draft = draft.and("operation", random.pick("created", "updated", "deleted", "else"));
    }
    return records.withMarkTime(draft, timestampMs, api.stubborn());
  }

  private RawRecordDraft withStatus(RawRecordDraft draft) {
    if (random.oneIn(30)) {
      return draft.and("status", random.pick("500", "201", "x", "403"));
    }
    return random.oneIn(2) ? draft : draft.and("status", "200");
  }

  /// Whether the draft is an absence. Its body is not read, so it is no body for another record.
  static boolean isAbsence(RawRecordDraft draft) {
    return draft.headers().stream()
        .filter(header -> header.name().equals("status") && header.value() != null)
        .anyMatch(header -> new String(header.value(), UTF_8).startsWith("4"));
  }
}
