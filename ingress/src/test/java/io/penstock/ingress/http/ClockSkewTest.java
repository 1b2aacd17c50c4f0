package io.penstock.ingress.http;

import static io.penstock.proof.fixtures.senders.Makini.connections;
import static io.penstock.proof.fixtures.senders.Makini.secret;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.ingress.verify.SendersSnapshot;
import io.penstock.proof.fixtures.senders.DefaultConnection;
import io.penstock.proof.fixtures.senders.Makini;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.secret.SigningKey;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// How the clocks of senders go that stamp the time.
class ClockSkewTest {
  private static final long NOW = DataPort.NOW.getEpochSecond();
  private static final SendersSnapshot STAMPING =
      SendersSnapshot.first(connections(stamping("shop-1"), stamping("shop-2")), DataPort.NOW);

  @Test
  void acceptedAndStaleOnesShowTheirClockAndForgedOnesDoNot() throws IOException {
    try (var port = DataPort.prompt(1, () -> STAMPING);
        var sender = port.connect()) {
      sender.exchange(stamped("shop-1", NOW - 3, Makini.SECRET));
      sender.exchange(stamped("shop-2", NOW + 600, Makini.SECRET));
      sender.exchange(stamped("shop-1", NOW - 9_999, "guessed"));

      port.awaitOutcomes("stored", "stale", "forged");
      assertThat(port.outcomes.skews).containsExactly(-3_000L, 600_000L);
      assertThat(port.activities.mostSkewed(10))
          .containsExactly(Map.entry("shop-2", 600_000L), Map.entry("shop-1", -3_000L));
    }
  }

  private static Connection stamping(String id) {
    return DefaultConnection.active(
        id,
        Objects.requireNonNull(BuiltInRecipes.builtIn("stripe")),
        List.of(new SigningKey("key-1", secret(Makini.SECRET))));
  }

  private static String stamped(String connection, long seconds, String secret) {
    var mac = Makini.mac(secret, (seconds + ".{}").getBytes(UTF_8));
    var signature = "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac);
    return RawRequest.unsigned(connection, "{}", "Stripe-Signature: " + signature);
  }
}
