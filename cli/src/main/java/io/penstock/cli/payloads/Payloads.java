package io.penstock.cli.payloads;

import io.penstock.cli.payloads.ValueStyle.WrittenValue;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes plausible content of industrial systems; everything from the chance it is given.
///
/// An entity's number, name and parts stay the same through its life, for they come from its id.
/// For one thread.
public final class Payloads {
  private static final Map<String, Form> FORMS =
      Map.of(
          "purchase_order", PurchaseOrders::write,
          "work_order", WorkOrders::write,
          "inventory_item", Materials::write,
          "vendor", Vendors::write,
          "asset", Assets::write);

  private final RandomChoices chance;
  private int made;

  /// Content by this chance: the same one makes the same.
  public Payloads(RandomGenerator chance) {
    this.chance = new RandomChoices(chance);
  }

  /// Writes what entities of one type say of themselves.
  private interface Form {
    void write(PayloadSubject subject, PayloadDraft draft);
  }

  /// The entity as it stands after a change. No two are alike.
  ///
  /// @param id what Makini calls it
  /// @param changedAt when the change was made
  /// @param deletedAt when it was deleted; null where it stands
  public Payload next(
      EntityType type,
      ApiGeneration generation,
      String id,
      Instant changedAt,
      @Nullable Instant deletedAt) {
    var subject = PayloadSubject.of(type, generation, id, changedAt, chance, mark());
    var draft = PayloadDraft.ofEntity().text(generation.id(), id);
    var form = FORMS.getOrDefault(type.name(), OtherEntities::write);
    switch (generation) {
      case V3 -> {
        form.write(subject, draft);
        writeTimes(subject, draft, changedAt, deletedAt);
      }
      case V4 -> {
        writeTimes(subject, draft, changedAt, deletedAt);
        draft.text("_implements", type.name());
        form.write(subject, draft);
      }
    }
    return draft.content(chance);
  }

  /// A number that counts, so that none comes twice, and one by chance, so that two makers' differ.
  private String mark() {
    made++;
    return chance.hex(6) + "-" + made;
  }

  private static void writeTimes(
      PayloadSubject subject, PayloadDraft draft, Instant changedAt, @Nullable Instant deletedAt) {
    var hand = subject.hand();
    var created = hand.instant(subject.createdAt());
    var generation = subject.generation();
    put(subject, draft, generation.createdAt(), created, "createdAt");
    draft.put(generation.changedAt(), changed(subject, changedAt));
    if (deletedAt == null) {
      draft.put(generation.deletedAt(), hand.never());
    } else {
      put(subject, draft, generation.deletedAt(), deletion(subject, deletedAt), "deletedAt");
    }
  }

  private static void put(
      PayloadSubject subject,
      PayloadDraft draft,
      String name,
      WrittenValue time,
      String canonical) {
    if (subject.type().canonical()) {
      draft.put(name, time, canonical);
    } else {
      draft.asReceived(name, time.json());
    }
  }

  private static WrittenValue deletion(PayloadSubject subject, Instant at) {
    return subject.hand().instant(at.truncatedTo(ChronoUnit.SECONDS));
  }

  /// Mostly as Makini's documents have it; a form that is only exact to the second where that is
  /// enough.
  private static Json changed(PayloadSubject subject, Instant at) {
    return at.equals(at.truncatedTo(ChronoUnit.SECONDS)) && subject.now().oneIn(5)
        ? subject.hand().instant(at).json()
        : new Json.Str(at.toString());
  }
}
