package io.penstock.proof.reference;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The requests that are remembered.
///
/// > A request of an entity is remembered: cause (offset), attempt, opened (log clock), reason (raw
/// > timestamp), again (raw timestamp or none), and whether it stands for several reasons. It is *open* until it is answered or lapses: it has
/// > lapsed when log clock - opened >= `fetch.lapse`.
final class OpenRequests {
  /// A remembered request.
  ///
  /// @param againMs null if no reason came since
  /// @param several whether it stands for several reasons
  record OpenRequest(
      Entity entity,
      long cause,
      long attempt,
      long openedMs,
      long reasonMs,
      @Nullable Long againMs,
      boolean several) {
    private OpenRequest again(long rawMs) {
      var later = againMs == null ? rawMs : Math.max(againMs, rawMs);
      return new OpenRequest(entity, cause, attempt, openedMs, reasonMs, later, several);
    }

    /// > R = max(reason, again) of the closed request
    long latestReasonMs() {
      return againMs == null ? reasonMs : Math.max(reasonMs, againMs);
    }
  }

  private final ModelSettings settings;
  private final LawCases cases;
  private final List<OpenRequest> remembered = new ArrayList<>();

  OpenRequests(ModelSettings settings, LawCases cases) {
    this.settings = settings;
    this.cases = cases;
  }

  /// Takes a reason for asking.
  ///
  /// > An open request: nothing if o <= its cause; otherwise again = max(again, t), and no request is
  /// > emitted. None: a request is emitted with attempt 0, cause o, and is remembered with reason t.
  ///
  /// @param cause the record of the item that is the reason
  /// @return whether a request is emitted
  boolean reason(Entity entity, RawRecord cause, long now) {
    var open = open(entity, now);
    if (open == null) {
      var rawMs = cause.timestampMs();
      remember(new OpenRequest(entity, cause.offset(), 0, now, rawMs, null, false), now);
      return true;
    }
    if (cause.offset() > open.cause()) {
      again(open, cause.timestampMs());
    } else {
      cases.occurs("request: reason before its cause");
    }
    return false;
  }

  /// The open request of the entity; null if there is none.
  @Nullable OpenRequest open(Entity entity, long now) {
    return remembered.stream()
        .filter(request -> request.entity().equals(entity) && isOpen(request, now))
        .findFirst()
        .orElse(null);
  }

  /// > Remembered, unless `fetch.open.max` open requests of the partition are remembered; then it is
  /// > emitted only.
  void remember(OpenRequest request, long now) {
    for (var other : List.copyOf(remembered)) {
      if (!isOpen(other, now)) {
        remembered.remove(other);
        if (other.entity().equals(request.entity())) {
          cases.occurs("request: lapsed, and asked anew");
        }
      }
    }
    if (remembered.size() < settings.fetchOpenMax()) {
      remembered.add(request);
    } else {
      cases.occurs("request: beyond the limit");
    }
  }

  void again(OpenRequest open, long rawMs) {
    cases.occurs("request: again");
    remembered.set(remembered.indexOf(open), open.again(rawMs));
  }

  /// > A fetch record that is not a duplicate and not foreign *answers* the open request of the
  /// > entity if mark = cause and attempt = attempt; the request is closed.
  ///
  /// @return the closed request; null if the record answers none
  @Nullable OpenRequest close(Delivery delivery, long now) {
    var entity = delivery.askedEntity();
    var open = entity == null ? null : open(entity, now);
    var mark = delivery.pull().mark();
    if (open == null
        || mark == null
        || mark != open.cause()
        || delivery.pull().attempt() != open.attempt()) {
      return null;
    }
    remembered.remove(open);
    cases.occurs("request: answered, attempt " + open.attempt());
    return open;
  }

  private boolean isOpen(OpenRequest request, long now) {
    return now - request.openedMs() < settings.fetchLapseMs();
  }
}
