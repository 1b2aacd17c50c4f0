package io.penstock.cli.poll;

import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.PollCommand;
import io.penstock.schemas.Watermark;
import io.penstock.senders.connection.ApiAccess;
import io.penstock.settings.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a command to poll leads to, by the connection's configuration.
///
/// @param watermarks the newest watermark of each type; `null` if they were not read
record PollPlan(
    PollCommand command, ApiAccess api, @Nullable Map<EntityType, Watermark> watermarks) {

  /// The ingress's default of `poll.overlap`.
  static final Duration OVERLAP_DEFAULT = Duration.ofHours(26);

  /// The types that the connection polls.
  static List<EntityType> polled(ApiAccess api) {
    return api.polled().stream()
        .map(name -> Objects.requireNonNull(EntityTypes.of(name), "a recipe's types exist"))
        .toList();
  }

  /// The listings, in the order in which the ingress begins them.
  List<PlannedListing> listings() {
    var types = command.types() == null ? polled(api) : command.types();
    return types.stream().map(type -> PlannedListing.of(api, type, start(type))).toList();
  }

  private ListingStart start(EntityType type) {
    if (api.recipe().changedSince() == null) {
      return new ListingStart.Everything("the API has no filter by time");
    }
    if (command.full()) {
      return new ListingStart.Everything("--full");
    }
    if (command.since() != null) {
      return new ListingStart.Changes(command.since(), "--since");
    }
    return watermarks == null ? new ListingStart.Unread(overlap()) : start(watermarks.get(type));
  }

  private ListingStart start(@Nullable Watermark watermark) {
    if (watermark == null || watermark.changesUntil() == null) {
      return new ListingStart.Everything("there is no watermark yet");
    }
    var until = watermark.changesUntil();
    return new ListingStart.Changes(
        until.minus(overlap()),
        "the watermark %s less %s".formatted(until, Durations.show(overlap())));
  }

  private Duration overlap() {
    return api.pollOverlap() == null ? OVERLAP_DEFAULT : api.pollOverlap();
  }
}
