package io.penstock.cli.payloads;

import io.penstock.cli.payloads.ValueStyle.WrittenValue;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Generates plausible content of industrial systems from a random generator.
///
/// An entity's number, name and parts are derived from its id, so they never change. Not
/// thread-safe.
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

  /// Payloads drawn from this generator. The same generator state yields the same payloads.
  public Payloads(RandomGenerator chance) {
    this.chance = new RandomChoices(chance);
  }

  /// Writes the members of entities of one type.
  private interface Form {
    void write(PayloadSubject subject, PayloadDraft draft);
  }

  /// The entity's content after a change. No two results are equal.
  ///
  /// @param id the entity's id at Makini
  /// @param changedAt the time of the change
  /// @param deletedAt the time of the deletion; null if the entity is not deleted
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

  /// A unique text: a counter of this instance, and a random number to tell instances apart.
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

  /// The changed time, mostly in the ISO form of Makini's documents. A whole second sometimes has
  /// another form, because some forms have no fraction.
  private static Json changed(PayloadSubject subject, Instant at) {
    return at.equals(at.truncatedTo(ChronoUnit.SECONDS)) && subject.now().oneIn(5)
        ? subject.hand().instant(at).json()
        : new Json.Str(at.toString());
  }
}
