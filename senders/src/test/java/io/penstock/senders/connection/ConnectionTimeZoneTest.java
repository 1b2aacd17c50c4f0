package io.penstock.senders.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTimeZoneTest extends ConnectionsFileFixture {
  @ParameterizedTest
  @CsvSource({
    "Asia/Kolkata, Asia/Kolkata",
    "+02:00, +02:00",
    "-3, -03:00",
    "Z, Z",
    "UTC, UTC",
    "GMT+2, GMT+02:00"
  })
  void timeZoneIsANameOrAnOffset(String written, String id) throws IOException {
    secret("s", "one");

    var connections =
        read(
            "connections: {a: {recipe: makini, secrets: [s], time-zone: \"%s\"}}\n"
                .formatted(written));

    assertThat(lines()).isEmpty();
    var connection = Objects.requireNonNull(connections.find("a"));
    assertThat(Objects.requireNonNull(connection.timeZone()).getId()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"europe/berlin", "Berlin", "+25:00", "02:00", "CEST", ""})
  void anotherTextIsNoTimeZone(String written) throws IOException {
    secret("s", "one");

    var connections =
        read(
            "connections: {a: {recipe: makini, secrets: [s], time-zone: \"%s\"}}\n"
                .formatted(written));

    assertThat(connections.find("a")).isNull();
    assertThat(lines()).hasSize(1);
    assertThat(lines().getFirst()).contains("time-zone is", "expected a time zone such as");
  }
}
