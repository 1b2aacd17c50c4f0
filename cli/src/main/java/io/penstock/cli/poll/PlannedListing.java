package io.penstock.cli.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.EntityType;
import io.penstock.senders.api.ApiRecipe;
import io.penstock.senders.api.ApiRequests;
import io.penstock.senders.api.PagePosition;
import io.penstock.senders.api.Paging;
import io.penstock.senders.connection.ApiAccess;
import io.penstock.settings.Durations;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The requests of one listing, before they are sent.
///
/// In a URL, `<...>` is a value that is not known in advance.
///
/// @param sent the time filter's value; `null` if the request has none
/// @param first the URL of the first page
/// @param second the URL of the second page
/// @param end how the last page is recognized
record PlannedListing(
    EntityType type,
    ListingStart start,
    @Nullable String sent,
    String first,
    String second,
    String end) {

  /// Stands for an unknown time. No recipe has such a value.
  private static final Instant UNKNOWN_TIME = Instant.parse("1971-12-30T23:59:58.987Z");

  private static final String UNKNOWN_CURSOR = "penstock-unknown-cursor";

  /// The listing of a type that the API lists.
  static PlannedListing of(ApiAccess api, EntityType type, ListingStart start) {
    var requests = new ApiRequests(api.recipe(), api.base());
    var filter = api.recipe().changedSince();
    var sent = filter == null ? null : sent(filter, start);
    return switch (api.recipe().paging().style()) {
      case Paging.Style.Numbers(_, _, var last) ->
          new PlannedListing(
              type,
              start,
              sent,
              url(requests, type, PagePosition.FIRST, start),
              url(requests, type, new PagePosition(1, null), start),
              "up to the page that %s of the newest answer names".formatted(last));
      case Paging.Style.Cursors(var parameter, var next) -> {
        var second = url(requests, type, new PagePosition(1, UNKNOWN_CURSOR), start);
        yield new PlannedListing(
            type,
            start,
            sent,
            url(requests, type, PagePosition.FIRST, start),
            second.replace(UNKNOWN_CURSOR, "<" + parameter + ">"),
            "until %s of an answer is absent, null or empty; else it is <%s> of the next page"
                .formatted(next, parameter));
      }
    };
  }

  private static String url(
      ApiRequests requests, EntityType type, PagePosition at, ListingStart start) {
    var filter = requests.recipe().changedSince();
    var since = filter == null ? null : since(start);
    var url = requests.list(type.name(), at, since);
    var text = Objects.requireNonNull(url, "the type is listed").toString();
    return filter != null && start instanceof ListingStart.Unread(var overlap)
        ? text.replace(
            "=" + URLEncoder.encode(filter.format().of(UNKNOWN_TIME), UTF_8),
            "=" + placeholder(overlap))
        : text;
  }

  private static @Nullable Instant since(ListingStart start) {
    return switch (start) {
      case ListingStart.Everything _ -> null;
      case ListingStart.Changes(var time, _) -> time;
      case ListingStart.Unread _ -> UNKNOWN_TIME;
    };
  }

  private static @Nullable String sent(ApiRecipe.ChangedSince filter, ListingStart start) {
    return switch (start) {
      case ListingStart.Everything _ -> null;
      case ListingStart.Changes(var time, _) -> filter.format().of(time);
      case ListingStart.Unread(var overlap) -> placeholder(overlap);
    };
  }

  private static String placeholder(Duration overlap) {
    return "<watermark - " + Durations.show(overlap) + ">";
  }
}
