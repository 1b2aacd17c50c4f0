package io.penstock.ingress.pull.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a listing is to contain.
public sealed interface PollWish {

  /// What changed since the last complete listing; everything if there was none.
  record Changes() implements PollWish {}

  /// What changed since this time.
  record Since(Instant time) implements PollWish {}

  /// Everything.
  record Everything() implements PollWish {}

  /// What the members of a command mean.
  static PollWish of(@Nullable Instant since, boolean full) {
    if (full) {
      return new Everything();
    }
    return since == null ? new Changes() : new Since(since);
  }

  /// The wish that contains both.
  default PollWish with(PollWish other) {
    return switch (this) {
      case Everything _ -> this;
      case Changes _ -> other;
      case Since(var time) ->
          switch (other) {
            case Everything _ -> other;
            case Changes _ -> this;
            case Since(var otherTime) -> otherTime.isBefore(time) ? other : this;
          };
    };
  }
}
