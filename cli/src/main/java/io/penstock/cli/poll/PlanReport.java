package io.penstock.cli.poll;

import io.penstock.cli.output.JsonLine;
import io.penstock.cli.output.Paint;
import io.penstock.schemas.json.Json;
import io.penstock.settings.Redaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A plan as lines of text for a person, or as JSON for a script. No line shows a token.
final class PlanReport {
  private static final String METHOD = "GET";

  private PlanReport() {}

  /// The lines for a person.
  static List<String> lines(PollPlan plan, Paint paint) {
    var api = plan.api();
    var limits = api.recipe().limits();
    var lines = new ArrayList<String>();
    lines.add(
        "connection  %s, API recipe %s, token %s"
            .formatted(plan.command().connection(), api.recipe().name(), api.token()));
    lines.add(
        "pace        at most %,d requests a minute, %d at the same time"
            .formatted(limits.perMinute(), limits.atOnce()));
    headers(plan)
        .forEach(
            (name, value) ->
                lines.add(
                    (lines.size() == 2 ? "headers     " : " ".repeat(12)) + name + ": " + value));
    for (var listing : plan.listings()) {
      lines.add("");
      lines.add(paint.cyan(listing.type().name()) + "  " + start(listing));
      lines.add("  " + METHOD + " " + listing.first());
      lines.add("  " + METHOD + " " + listing.second());
      lines.add("  ... " + listing.end());
    }
    return lines;
  }

  private static String start(PlannedListing listing) {
    return switch (listing.start()) {
      case ListingStart.Everything(var reason) -> "everything: " + reason;
      case ListingStart.Changes(var since, var reason) ->
          "changes since %s (%s), sent as %s".formatted(since, reason, listing.sent());
      case ListingStart.Unread _ ->
          "changes since %s (--kafka ADDRESS reads it); everything if there is no watermark yet"
              .formatted(listing.sent());
    };
  }

  /// One JSON object for each listing.
  static List<String> json(PollPlan plan) {
    return plan.listings().stream().map(listing -> json(plan, listing)).toList();
  }

  private static String json(PollPlan plan, PlannedListing listing) {
    var headers = new LinkedHashMap<String, Json>();
    headers(plan).forEach((name, value) -> headers.put(name, new Json.Str(value)));
    return new JsonLine()
        .with("connection", plan.command().connection())
        .with("type", listing.type().name())
        .with("since", listing.sent())
        .with("method", METHOD)
        .with("headers", new Json.Obj(headers))
        .with("first", listing.first())
        .with("second", listing.second())
        .with("end", listing.end())
        .toString();
  }

  /// The request's headers, as the ingress sends them, with dots in the place of the token.
  private static Map<String, String> headers(PollPlan plan) {
    var use = plan.api().recipe().token();
    var headers = new LinkedHashMap<String, String>();
    headers.put(use.header(), use.value(Redaction.DOTS));
    headers.put("accept", "application/json");
    headers.put("accept-encoding", "gzip, deflate");
    headers.put("user-agent", "Penstock");
    return headers;
  }
}
