package io.penstock.proof.reference;

import io.penstock.proof.reference.OpenRequests.OpenRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which entities are asked once more because of one pulled record.
///
/// After the items of a pulled record are judged, an entity is asked once more in two cases:
///
/// * An item of it was `superseded`, because the item contradicts. It is decided per item.
/// * Its request was closed, and the answer may show an old state. It is decided once, after all
///   items, for the entity that was asked for. All of these must hold:
///   * The answer is not dead, neither as a record nor in an item.
///   * The API is not settled about the request.
///   * No item of the entity was placed with a content other than that of its last event; or the
///     request stands for several reasons and none came since it was made. An answer to several
///     changes may show one of the first of them.
///
/// A request stands for several reasons if it was made because of `again`, or once more after a
/// request that had `again` or stood for several reasons. If both cases hold, the entity is asked
/// once.
final class OnceMore {
  private static final long ATTEMPTS_MAX = 10;
  private static final long SOON_MS = 10_000;

  private final Delivery delivery;
  private final OrderTerms terms;
  private final OpenRequests requests;
  private final long now;
  private final LawCases cases;
  private final @Nullable OpenRequest closed;
  private final Set<Entity> differing = new HashSet<>();
  private final Set<Entity> askedOnceMore = new HashSet<>();
  private final List<WantedEntity> wanted = new ArrayList<>();

  OnceMore(Delivery delivery, OrderTerms terms, OpenRequests requests, long now, LawCases cases) {
    this.delivery = delivery;
    this.terms = terms;
    this.requests = requests;
    this.now = now;
    this.cases = cases;
    this.closed = requests.close(delivery, now);
  }

  /// An item was placed.
  void placed(Entity entity, boolean differs) {
    if (differs) {
      differing.add(entity);
    }
  }

  /// An item was superseded because it contradicts.
  void contradicted(Entity entity) {
    cases.occurs("once more: contradicts, " + (delivery.row() ? "row" : "answer"));
    var newest = Objects.requireNonNull(terms.newest(entity)).timestampMs();
    ask(entity, Math.max(newest, reasonMs(entity)));
  }

  /// All items are judged.
  ///
  /// @param dead whether the answer died, as a record or any of its items
  /// @return the entities to ask for, in the order in which that was decided
  List<WantedEntity> end(boolean dead) {
    if (closed != null) {
      var entity = closed.entity();
      if (!dead
          && (!differing.contains(entity) || (closed.several() && closed.againMs() == null))
          && !askedOnceMore.contains(entity)
          && !delivery.pull().settledAbout(closed.latestReasonMs())) {
        cases.occurs(
            differing.contains(entity) ? "once more: several reasons" : "once more: no news");
        ask(entity, closed.latestReasonMs());
      }
      if (closed.againMs() != null && !askedOnceMore.contains(entity)) {
        cases.occurs(dead ? "again after a dead answer" : "again after an answer");
        request(entity, 0, rawMs(), closed.againMs(), true);
      }
    }
    return List.copyOf(wanted);
  }

  /// > Once more: attempt = this record's attempt + 1 (a row of a listing has attempt 0); if that is
  /// > more than 10, nothing is asked. If E has (another) open request: again = max(again, this
  /// > record's raw timestamp) instead, no request.
  ///
  /// @param aboutMs the raw time about which the API must be settled
  private void ask(Entity entity, long aboutMs) {
    var attempt = (delivery.row() ? 0 : delivery.pull().attempt()) + 1;
    if (attempt > ATTEMPTS_MAX || !delivery.pull().canAsk()) {
      cases.occurs(attempt > ATTEMPTS_MAX ? "once more: given up" : "once more: not without pull");
      return;
    }
    askedOnceMore.add(entity);
    var open = requests.open(entity, now);
    if (open != null) {
      cases.occurs("once more: another request is open");
      requests.again(open, rawMs());
      return;
    }
    request(
        entity, attempt, rawMs() + delayMs(attempt, aboutMs), reasonMs(entity), several(entity));
  }

  private boolean several(Entity entity) {
    return closed != null
        && closed.entity().equals(entity)
        && (closed.several() || closed.againMs() != null);
  }

  private void request(
      Entity entity, long attempt, long notBeforeMs, long reasonMs, boolean several) {
    if (!delivery.pull().canAsk()) {
      return;
    }
    wanted.add(new WantedEntity(entity, attempt, notBeforeMs));
    var offset = delivery.raw().offset();
    requests.remember(new OpenRequest(entity, offset, attempt, now, reasonMs, null, several), now);
  }

  /// > reason = R or, without R, this record's raw timestamp
  private long reasonMs(Entity entity) {
    return closed != null && closed.entity().equals(entity) ? closed.latestReasonMs() : rawMs();
  }

  /// > delay = 10 s if the attempt is 1; otherwise max(10 s, min(lag-max, t + lag-max - this record's
  /// > raw timestamp)), where t is R for (b), and for (a) the later of R and the raw timestamp of the
  /// > newest item of E.
  private long delayMs(long attempt, long aboutMs) {
    if (attempt == 1) {
      return SOON_MS;
    }
    var lagMaxMs = delivery.pull().lagMaxMs();
    return Math.max(SOON_MS, Math.min(lagMaxMs, aboutMs + lagMaxMs - rawMs()));
  }

  private long rawMs() {
    return delivery.raw().timestampMs();
  }
}
