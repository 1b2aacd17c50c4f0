package io.penstock.ingress.verify;

import static io.penstock.ingress.fixture.Sender.connection;
import static io.penstock.ingress.fixture.Sender.connections;
import static io.penstock.ingress.fixture.Sender.headers;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.settings.Connection;
import io.penstock.settings.Recipes;
import io.penstock.settings.Secret;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A long signature takes no longer to refuse where the connection is known: else its sender could
/// draw the time out until it tells which connections there are.
class SignatureLengthTimeTest {
  private static final byte[] BODY = "{}".getBytes(UTF_8);
  private static final String[] SECRETS = {"a", "b", "c", "d", "e", "f", "g", "h"};
  private static final int TRIES = 4000;

  /// Far more than noise makes of a median, and a fraction of what a loop over the text does.
  private static final int TIMES_MAX = 4;

  private final Verifier verifier =
      new Verifier(
          new KnownSenders(connections(connection("makini", SECRETS), token("token", SECRETS))));
  private final long[] known = new long[TRIES];
  private final long[] unknown = new long[TRIES];

  @ParameterizedTest
  @CsvSource({"makini, x-webhook-signature, 14000", "token, x-webhook-token, " + Secret.BYTES_MAX})
  void longSignatureTakesNoLongerWhereTheConnectionIsKnown(String id, String header, int length) {
    var signed = Map.of(header, "A".repeat(length));

    // The first round warms up.
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < TRIES; i++) {
        known[i] = nanos(id, signed);
        unknown[i] = nanos("unknown", signed);
      }
    }

    assertThat(median(known)).isLessThan(TIMES_MAX * median(unknown));
  }

  private long nanos(String id, Map<String, String> signed) {
    var begun = System.nanoTime();
    var verdict = verifier.verify(id, headers(signed), BODY, 0);
    var nanos = System.nanoTime() - begun;
    assertThat(verdict).isInstanceOf(Verdict.Refused.class);
    return nanos;
  }

  private static long median(long[] nanos) {
    Arrays.sort(nanos);
    return nanos[nanos.length / 2];
  }

  private static Connection token(String id, String... secrets) {
    var keys = connection(id, secrets).keys();
    var recipe = Objects.requireNonNull(Recipes.builtIn("token"));
    return new Connection(
        id, recipe, keys, null, Set.of(), Connection.State.ACTIVE, false, null, null, null);
  }
}
