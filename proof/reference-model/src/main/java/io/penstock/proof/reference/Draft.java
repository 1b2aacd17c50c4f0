package io.penstock.proof.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A raw record that has no place yet.
record Draft(byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {
  static Draft of(String connection, String body) {
    return new Draft(connection.getBytes(UTF_8), body.getBytes(UTF_8), List.of());
  }

  /// One that only carries time.
  static Draft tick() {
    return new Draft(null, null, List.of(Header.of("kind", "tick")));
  }

  /// With one header of that name more.
  Draft and(Header header) {
    var more = new ArrayList<>(headers);
    more.add(header);
    return new Draft(key, value, more);
  }

  Draft and(String name, String text) {
    return and(Header.of(name, text));
  }

  /// With that header in place of all of its name; as it is where it has none.
  Draft but(String name, String text) {
    return new Draft(
        key,
        value,
        headers.stream()
            .map(header -> header.name().equals(name) ? Header.of(name, text) : header)
            .toList());
  }

  Draft without(String name) {
    return new Draft(
        key, value, headers.stream().filter(header -> !header.name().equals(name)).toList());
  }

  Draft withKey(byte @Nullable [] other) {
    return new Draft(other, value, headers);
  }

  Draft withValue(byte @Nullable [] other) {
    return new Draft(key, other, headers);
  }

  RawRecord at(long offset, long timestampMs) {
    return new RawRecord(
        Scenario.PREFIX + ".webhooks",
        Scenario.PARTITION,
        offset,
        timestampMs,
        key,
        value,
        headers);
  }
}
