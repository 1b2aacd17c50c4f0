package io.penstock.ingress.verify;

import static io.penstock.ingress.fixture.Sender.connection;
import static io.penstock.ingress.fixture.Sender.connections;
import static io.penstock.ingress.fixture.Sender.disconnected;
import static io.penstock.ingress.fixture.Sender.sign;
import static io.penstock.ingress.fixture.Sender.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.signatures.Headers;
import java.security.Security;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Time tells nobody which connections there are: work is counted, not timed.
class EqualWorkTest {
  private static final byte[] BODY = "{}".getBytes(UTF_8);

  private final CountingMacs macs = new CountingMacs();

  @BeforeEach
  void count() {
    Security.insertProviderAt(macs, 1);
  }

  @AfterEach
  void countNoMore() {
    Security.removeProvider(macs.getName());
  }

  @Test
  void everyUnverifiedBodyCostsTheSame() {
    var verifier =
        new Verifier(
            new KnownSenders(
                connections(
                    connection("one", "a"),
                    connection("two", "a", "b"),
                    connection("three", "a", "b", "c"),
                    disconnected("gone", "a"))));
    var forged = sign("nobody's", BODY);

    for (var id : new String[] {"one", "two", "three", "gone", "unknown"}) {
      assertThat(cost(verifier, id, signed(forged))).as("%s, forged", id).isEqualTo(3);
      assertThat(cost(verifier, id, signed())).as("%s, unsigned", id).isEqualTo(3);
      assertThat(cost(verifier, id, signed("?"))).as("%s, undecodable", id).isEqualTo(3);
      assertThat(cost(verifier, id, signed(forged, forged))).as("%s, repeated", id).isZero();
    }
  }

  @Test
  void everySecretIsTriedThoughTheFirstFits() {
    var verifier = new Verifier(new KnownSenders(connections(connection("two", "a", "b"))));

    assertThat(cost(verifier, "two", signed(sign("a", BODY)))).isEqualTo(2);
    assertThat(cost(verifier, "two", signed(sign("b", BODY)))).isEqualTo(2);
  }

  private long cost(Verifier verifier, String id, Headers headers) {
    var before = macs.count();
    var verdict = verifier.verify(id, headers, BODY, 0);
    assertThat(verdict).isNotNull();
    return macs.count() - before;
  }
}
