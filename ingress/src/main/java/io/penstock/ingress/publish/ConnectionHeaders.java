package io.penstock.ingress.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.RawRecordHeaders;
import io.penstock.senders.api.ApiRecipe;
import io.penstock.senders.connection.Connection;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// The record headers that describe a connection.
///
/// @param headers equal in all records of the connection of one kind
public record ConnectionHeaders(List<Header> headers) {

  public ConnectionHeaders {
    headers = List.copyOf(headers);
  }

  /// The headers of webhooks: they are read by the connection's recipe.
  static ConnectionHeaders ofWebhooks(Connection connection) {
    return new ConnectionHeaders(headers(connection, connection.recipe().name()));
  }

  /// The headers of the answers of the connection's API: they are read by the API's recipe.
  public static ConnectionHeaders ofAnswers(Connection connection, ApiRecipe recipe) {
    var headers = headers(connection, recipe.name());
    add(headers, RawRecordHeaders.LAG_MAX, millis(recipe.lagMax()));
    return new ConnectionHeaders(headers);
  }

  private static List<Header> headers(Connection connection, String recipe) {
    var headers = new ArrayList<Header>();
    add(headers, RawRecordHeaders.RECIPE, recipe);
    add(headers, RawRecordHeaders.SYSTEM, connection.system());
    add(headers, RawRecordHeaders.TEST, connection.test() ? "true" : null);
    add(headers, RawRecordHeaders.HORIZON, millis(connection.horizon()));
    add(headers, RawRecordHeaders.GRACE, millis(connection.grace()));
    add(headers, RawRecordHeaders.TIME_ZONE, id(connection.timeZone()));
    add(headers, RawRecordHeaders.AHEAD_MAX, millis(connection.aheadMax()));
    add(headers, RawRecordHeaders.PULL, connection.api() == null ? null : "true");
    return headers;
  }

  private static void add(List<Header> headers, String key, @Nullable String value) {
    if (value != null) {
      headers.add(new RecordHeader(key, value.getBytes(UTF_8)));
    }
  }

  private static @Nullable String id(@Nullable ZoneId zone) {
    return zone == null ? null : zone.getId();
  }

  private static @Nullable String millis(@Nullable Duration duration) {
    return duration == null ? null : Long.toString(duration.toMillis());
  }
}
