package io.penstock.ingress.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.RawHeaders;
import io.penstock.settings.Connection;
import io.penstock.settings.Recipe;
import io.penstock.settings.SignedTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// The headers that all records of one connection have: what is known of the connection, and which
/// of HTTP they keep.
///
/// @param fixed the same in each
/// @param kept HTTP headers that verify the body, and those worth keeping beside
record ConnectionHeaders(List<Header> fixed, List<Kept> kept) {
  private static final List<String> BESIDE = List.of("user-agent", "x-request-id");

  /// A header of HTTP that is kept.
  ///
  /// @param name in lower case
  /// @param key under which it stands in a record
  record Kept(String name, String key) {
    Kept(String name) {
      this(name, RawHeaders.HTTP_PREFIX + name);
    }
  }

  static ConnectionHeaders of(Connection connection) {
    var fixed = new ArrayList<Header>();
    add(fixed, RawHeaders.RECIPE, connection.recipe().name());
    add(fixed, RawHeaders.SYSTEM, connection.system());
    add(fixed, RawHeaders.TEST, connection.test() ? "true" : null);
    add(fixed, RawHeaders.HORIZON, millis(connection.horizon()));
    add(fixed, RawHeaders.GRACE, millis(connection.grace()));
    return new ConnectionHeaders(List.copyOf(fixed), kept(connection.recipe()));
  }

  private static void add(List<Header> headers, String key, @Nullable String value) {
    if (value != null) {
      headers.add(new RecordHeader(key, value.getBytes(UTF_8)));
    }
  }

  private static @Nullable String millis(@Nullable Duration duration) {
    return duration == null ? null : Long.toString(duration.toMillis());
  }

  private static List<Kept> kept(Recipe recipe) {
    var names = new LinkedHashSet<String>();
    var signature = recipe.signature();
    names.add(signature.header());
    if (signature.time() != null
        && signature.time().source() instanceof SignedTime.Source.Header(var name)) {
      names.add(name);
    }
    names.addAll(recipe.webhookId().headers());
    names.addAll(BESIDE);
    return names.stream().map(Kept::new).toList();
  }
}
