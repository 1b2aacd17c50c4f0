package io.penstock.ingress.verify;

import static io.penstock.ingress.fixture.Sender.connection;
import static io.penstock.ingress.fixture.Sender.connections;
import static io.penstock.ingress.fixture.Sender.disconnected;
import static io.penstock.ingress.fixture.Sender.sign;
import static io.penstock.ingress.fixture.Sender.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.settings.Algorithm;
import io.penstock.signatures.Headers;
import java.security.Security;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Time tells nobody which connections there are: work is counted, not timed.
class EqualWorkTest {
  private static final byte[] BODY =
      ("{\"k\":\"v\",\"long\":\"" + "x".repeat(1000) + "\"}").getBytes(UTF_8);

  /// What stands beside a body or a member in what is signed: ids, times, dots.
  private static final int BESIDE_MAX = 64;

  private final CountingMacs macs = new CountingMacs();

  /// MACs of each algorithm, and how many bytes they are of.
  private record Cost(Map<Algorithm, Long> macs, long bytes) {}

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
    var three = new Cost(Map.of(Algorithm.HMAC_SHA256, 3L), 3L * BODY.length);

    for (var id : new String[] {"one", "two", "three", "gone", "unknown", ""}) {
      assertThat(cost(verifier, id, signed(forged))).as("%s, forged", id).isEqualTo(three);
      assertThat(cost(verifier, id, signed())).as("%s, unsigned", id).isEqualTo(three);
      assertThat(cost(verifier, id, signed("?"))).as("%s, undecodable", id).isEqualTo(three);
      assertThat(cost(verifier, id, signed(forged, forged)).macs())
          .as("%s, repeated", id)
          .isEmpty();
    }
  }

  @Test
  void soItDoesWhereSendersSignInDifferentWays() {
    var verifier = new Verifier(new KnownSenders(DifferentSenders.different(false)));

    for (var headers : DifferentSenders.UNVERIFIED) {
      var unknown = cost(verifier, "unknown", DifferentSenders.http(headers));
      assertThat(unknown.macs())
          .as("the most keys that any connection has, for each way to sign")
          .isEqualTo(
              Map.of(
                  Algorithm.HMAC_SHA256, 3L + 2,
                  Algorithm.HMAC_SHA512, 1L,
                  Algorithm.HMAC_SHA1, 2L));
      for (var id : DifferentSenders.IDS) {
        var known = cost(verifier, id, DifferentSenders.http(headers));
        assertThat(known.macs()).as("%s, %s", id, headers).isEqualTo(unknown.macs());
        assertThat(Math.abs(known.bytes() - unknown.bytes()))
            .as("%s, %s: bytes", id, headers)
            .isLessThan(BESIDE_MAX * 8L);
      }
    }
  }

  @Test
  void soItDoesWhereAWildcardTakesAll() {
    var verifier = new Verifier(new KnownSenders(DifferentSenders.different(true)));

    for (var headers : DifferentSenders.UNVERIFIED) {
      var unnamed = cost(verifier, "unnamed", DifferentSenders.http(headers));
      for (var id : DifferentSenders.IDS) {
        assertThat(cost(verifier, id, DifferentSenders.http(headers)).macs())
            .as("%s, %s", id, headers)
            .isEqualTo(unnamed.macs());
      }
    }
  }

  /// The answer may tell that no sender signs so, and never which connections there are.
  @Test
  void answerIsThatOfTheRequestAlone() {
    for (var wildcard : new boolean[] {false, true}) {
      var verifier = new Verifier(new KnownSenders(DifferentSenders.different(wildcard)));
      for (var headers : DifferentSenders.UNVERIFIED) {
        var unknown = answer(verifier, "unknown", headers);
        for (var id : DifferentSenders.IDS) {
          assertThat(answer(verifier, id, headers)).as("%s, %s", id, headers).isEqualTo(unknown);
        }
        assertThat(answer(verifier, "", headers)).as("unnamed, %s", headers).isEqualTo(unknown);
      }
    }
  }

  @Test
  void everySecretIsTriedThoughTheFirstFits() {
    var verifier = new Verifier(new KnownSenders(connections(connection("two", "a", "b"))));
    var two = new Cost(Map.of(Algorithm.HMAC_SHA256, 2L), 2L * BODY.length);

    assertThat(cost(verifier, "two", signed(sign("a", BODY)))).isEqualTo(two);
    assertThat(cost(verifier, "two", signed(sign("b", BODY)))).isEqualTo(two);
  }

  private static Refusal answer(Verifier verifier, String id, Map<String, List<String>> headers) {
    return switch (verifier.verify(id, DifferentSenders.http(headers), BODY, 0)) {
      case Verdict.Refused(_, var answer) -> answer;
      case Verdict.Genuine _, Verdict.Stale _ ->
          throw new IllegalStateException("nobody signed it");
    };
  }

  private Cost cost(Verifier verifier, String id, Headers headers) {
    var before = counted();
    var verdict = verifier.verify(id, headers, BODY, 0);
    assertThat(verdict).isNotNull();
    var after = counted();
    var more = new HashMap<Algorithm, Long>();
    after.macs.forEach(
        (algorithm, count) -> {
          var made = count - before.macs.getOrDefault(algorithm, 0L);
          if (made > 0) {
            more.put(algorithm, made);
          }
        });
    return new Cost(more, after.bytes - before.bytes);
  }

  private Cost counted() {
    var counts = new HashMap<Algorithm, Long>();
    long bytes = 0;
    for (var algorithm :
        List.of(Algorithm.HMAC_SHA256, Algorithm.HMAC_SHA512, Algorithm.HMAC_SHA1)) {
      counts.put(algorithm, macs.count(algorithm));
      bytes += macs.bytes(algorithm);
    }
    return new Cost(counts, bytes);
  }
}
