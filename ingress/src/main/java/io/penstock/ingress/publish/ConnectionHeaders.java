package io.penstock.ingress.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.RawHeaders;
import io.penstock.senders.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// What all records of one connection say of it.
///
/// @param headers the same in each
record ConnectionHeaders(List<Header> headers) {

  static ConnectionHeaders of(Connection connection) {
    var headers = new ArrayList<Header>();
    add(headers, RawHeaders.RECIPE, connection.recipe().name());
    add(headers, RawHeaders.SYSTEM, connection.system());
    add(headers, RawHeaders.TEST, connection.test() ? "true" : null);
    add(headers, RawHeaders.HORIZON, millis(connection.horizon()));
    add(headers, RawHeaders.GRACE, millis(connection.grace()));
    return new ConnectionHeaders(List.copyOf(headers));
  }

  private static void add(List<Header> headers, String key, @Nullable String value) {
    if (value != null) {
      headers.add(new RecordHeader(key, value.getBytes(UTF_8)));
    }
  }

  private static @Nullable String millis(@Nullable Duration duration) {
    return duration == null ? null : Long.toString(duration.toMillis());
  }
}
