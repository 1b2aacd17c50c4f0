package io.penstock.ingress.reload;

import static io.penstock.proof.fixtures.senders.Makini.connection;
import static io.penstock.proof.fixtures.senders.Makini.connections;
import static io.penstock.proof.fixtures.senders.Makini.disconnected;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SendersDifferenceTest {

  @Test
  void whatChangedIsToldByName() {
    var text =
        text(
            connections(connection("a", "one"), connection("b", "one"), connection("c", "one")),
            connections(connection("b", "one", "two"), disconnected("c", "one"), any()));

    assertThat(text)
        .isEqualTo(
            "connections: 1 added (*), 1 removed (a), 2 changed (b c); keys: 1 added (key-2)");
  }

  @Test
  void otherSecretIsToldByItsName() {
    var text = text(connections(connection("a", "one")), connections(connection("a", "other")));

    assertThat(text).isEqualTo("connections: 1 changed (a); keys: 1 changed (key-1)");
  }

  @Test
  void onlyTheFirstNamesAreTold() {
    var many =
        connections(
            IntStream.range(0, 1000)
                .mapToObj(number -> connection("c" + number, "one"))
                .toArray(Connection[]::new));

    assertThat(text(connections(connection("c0", "one")), many))
        .isEqualTo("connections: 999 added (c1 c2 c3 c4 c5 ...); keys: unchanged");
  }

  private static Connection any() {
    return connection(Connection.WILDCARD, "one");
  }

  private static String text(Connections before, Connections after) {
    var senders = SendersSnapshot.first(before, Instant.EPOCH);
    return SendersDifference.between(senders, senders.next(after, Instant.EPOCH)).text();
  }
}
