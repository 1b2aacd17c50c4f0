package io.penstock.processor.operate;

import io.penstock.processor.fold.TimeIssue;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Guesses from one connection's recent records the UTC offset of the clock by which its times were
/// written.
///
/// A time that was just written lies at the receipt, less the delay of the delivery. If it was
/// written by a local clock and is read in another offset, it lies a whole number of quarter hours
/// away from there. So if almost all recent records agree in that number, the offset is wrong.
final class OffsetGuess {
  /// The number of recent records that are compared.
  static final int RECORDS_MAX = 32;

  /// The number of them that must agree.
  private static final int AGREEING_MIN = 30;

  /// The maximum delay between the writing of a time and the receipt of its record.
  private static final Duration DELAY_MAX = Duration.ofMinutes(2);

  private static final Duration QUARTER = Duration.ofMinutes(15);

  /// The maximum shift of a time that states its own offset: the distance between the offsets
  /// -12:00 and +14:00, which are the furthest in use.
  private static final Duration OFFSETS_APART = Duration.ofHours(26);

  private final Deque<Vote> votes = new ArrayDeque<>(0);

  /// What the times of one record say.
  private sealed interface Vote {

    /// All times are shifted by the same whole number of quarter hours.
    ///
    /// @param assumed as in [TimeIssue]
    record Shifted(Duration shift, @Nullable ZoneOffset assumed) implements Vote {}

    /// The times are not shifted by such a number, or not all by the same.
    record Unlike() implements Vote {}
  }

  /// A wrong offset.
  ///
  /// @param shift how far the times lie after the receipt; negative if they lie before it
  /// @param assumed the offset in which they are read; `null` if they state their own
  /// @param agreeing the number of records that agree, of the last [#RECORDS_MAX]
  record WrongOffset(Duration shift, @Nullable ZoneOffset assumed, int agreeing) {

    /// The offset of the sender's clock; empty if the times state their own.
    Optional<ZoneOffset> right() {
      return assumed == null
          ? Optional.empty()
          : Optional.of(ZoneOffset.ofTotalSeconds((int) seconds(shift, assumed)));
    }
  }

  /// Adds the issues of one record.
  void add(List<TimeIssue> issues) {
    var votesOfItems =
        issues.stream().filter(TimeIssue::isTime).map(OffsetGuess::vote).distinct().toList();
    if (votesOfItems.isEmpty()) {
      return;
    }
    if (votes.size() == RECORDS_MAX) {
      votes.removeFirst();
    }
    votes.addLast(votesOfItems.size() == 1 ? votesOfItems.getFirst() : new Vote.Unlike());
  }

  private static Vote vote(TimeIssue issue) {
    var shift = QUARTER.multipliedBy(Math.ceilDiv(issue.aheadMs(), QUARTER.toMillis()));
    var delay = shift.minusMillis(issue.aheadMs());
    return delay.compareTo(DELAY_MAX) <= 0 && isOffset(shift, issue.assumed())
        ? new Vote.Shifted(shift, issue.assumed())
        : new Vote.Unlike();
  }

  private static boolean isOffset(Duration shift, @Nullable ZoneOffset assumed) {
    return assumed == null
        ? shift.abs().compareTo(OFFSETS_APART) <= 0
        : Math.abs(seconds(shift, assumed)) <= ZoneOffset.MAX.getTotalSeconds();
  }

  private static long seconds(Duration shift, ZoneOffset assumed) {
    return assumed.getTotalSeconds() + shift.toSeconds();
  }

  /// The wrong offset on which almost all recent records agree with the newest; empty if they do
  /// not, or if too few records were seen.
  Optional<WrongOffset> wrong() {
    return votes.size() == RECORDS_MAX ? wrong(votes.getLast()) : Optional.empty();
  }

  private Optional<WrongOffset> wrong(Vote newest) {
    return switch (newest) {
      case Vote.Unlike() -> Optional.empty();
      case Vote.Shifted(var shift, var assumed) -> {
        var agreeing = (int) votes.stream().filter(newest::equals).count();
        yield shift.isZero() || agreeing < AGREEING_MIN
            ? Optional.empty()
            : Optional.of(new WrongOffset(shift, assumed, agreeing));
      }
    };
  }
}
