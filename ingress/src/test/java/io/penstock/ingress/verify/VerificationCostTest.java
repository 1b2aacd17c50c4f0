package io.penstock.ingress.verify;

import static io.penstock.proof.fixtures.senders.Makini.connection;
import static io.penstock.proof.fixtures.senders.Makini.connections;
import static io.penstock.proof.fixtures.senders.Makini.disconnected;
import static io.penstock.proof.fixtures.senders.Makini.headers;
import static io.penstock.proof.fixtures.senders.Makini.sign;
import static io.penstock.proof.fixtures.senders.Makini.signed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.senders.connection.Connections;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.signature.Headers;
import java.security.Security;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Timing does not reveal which connections exist: an unverified body costs the same work whichever
/// it names. The work is counted, not timed: MACs and their bytes, decodings and their characters,
/// comparisons and their bytes, readings of times, members looked for, looks at headers.
class VerificationCostTest {
  private static final byte[] BODY =
      ("{\"k\":\"v\",\"long\":\"" + "x".repeat(1000) + "\"}").getBytes(UTF_8);
  private static final int SNAPSHOTS = 150;
  private static final int REQUESTS = 8;

  private final CountingMacs macs = new CountingMacs();
  private final CountingOperations operations = new CountingOperations();

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
        verifier(
            connections(
                connection("one", "a"),
                connection("two", "a", "b"),
                connection("three", "a", "b", "c"),
                disconnected("gone", "a")));
    var forged = sign("nobody's", BODY);

    for (var id : new String[] {"one", "two", "three", "gone", "unknown", ""}) {
      assertThat(cost(verifier, id, signed(forged)))
          .as("%s, forged", id)
          .containsAllEntriesOf(threeMacs())
          .containsEntry("decodings", 1L)
          .containsEntry("characters decoded", 44L)
          .containsEntry("comparisons", 3L)
          .containsEntry("bytes compared", 3 * 32L);
      assertThat(cost(verifier, id, signed()))
          .as("%s, unsigned", id)
          .containsAllEntriesOf(threeMacs())
          .doesNotContainKeys("decodings", "comparisons");
      assertThat(cost(verifier, id, signed("?")))
          .as("%s, undecodable", id)
          .containsAllEntriesOf(threeMacs())
          .containsEntry("decodings", 1L)
          .doesNotContainKey("comparisons");
      assertThat(cost(verifier, id, signed(forged, forged)))
          .as("%s, repeated", id)
          .containsOnlyKeys("looks at x-webhook-signature");
    }
  }

  private static Map<String, Long> threeMacs() {
    return Map.of("MACs HMAC_SHA256", 3L, "bytes HMAC_SHA256", 3L * BODY.length);
  }

  @Test
  void soItDoesWhereSendersSignInDifferentWays() {
    var verifier = verifier(DifferentSenders.different(false));

    for (var headers : DifferentSenders.UNVERIFIED) {
      var unknown = cost(verifier, "unknown", DifferentSenders.http(headers));
      assertThat(unknown)
          .as("the most keys that any connection has, for each kind of MAC")
          .containsEntry("MACs HMAC_SHA256", 3L + 2)
          .containsEntry("MACs HMAC_SHA512", 1L)
          .containsEntry("MACs HMAC_SHA1", 2L);
      for (var id : DifferentSenders.IDS) {
        assertThat(cost(verifier, id, DifferentSenders.http(headers)))
            .as("%s, %s", id, headers)
            .isEqualTo(unknown);
      }
    }
  }

  @Test
  void soItDoesWhereAWildcardTakesAll() {
    var verifier = verifier(DifferentSenders.different(true));

    for (var headers : DifferentSenders.UNVERIFIED) {
      var unnamed = cost(verifier, "unnamed", DifferentSenders.http(headers));
      for (var id : DifferentSenders.IDS) {
        assertThat(cost(verifier, id, DifferentSenders.http(headers)))
            .as("%s, %s", id, headers)
            .isEqualTo(unnamed);
      }
    }
  }

  @Test
  void soItDoesWhateverTheSendersAndTheRequestAre() {
    var seed = Long.getLong("seed", System.nanoTime());
    var random = new RandomSenders(seed);
    var compared = 0;

    for (int i = 0; i < SNAPSHOTS; i++) {
      var snapshot = random.snapshot();
      var verifier = verifier(snapshot);
      for (int j = 0; j < REQUESTS; j++) {
        var headers = random.headers();
        var form = random.form();
        var unknown = cost(verifier, "c?", headers, random.body(form, "c?"));
        var unnamed = cost(verifier, "", headers, random.body(form, "c?"));
        for (var id : snapshot.named().keySet()) {
          var body = random.body(form, id);
          assertThat(cost(verifier, id, headers, body))
              .as("-Dseed=%d, %s by its path, %s", seed, id, headers)
              .isEqualTo(unknown);
          assertThat(cost(verifier, "", headers, body))
              .as("-Dseed=%d, %s by its body, %s", seed, id, headers)
              .isEqualTo(unnamed);
        }
        compared += unknown.containsKey("comparisons") ? 1 : 0;
      }
    }

    assertThat(compared).isGreaterThan(SNAPSHOTS * REQUESTS / 10);
  }

  /// A sender that could draw its signature out would see the decoding of a known connection.
  @ParameterizedTest
  @CsvSource({
    "x-webhook-signature, 64, 64",
    "x-webhook-signature, 65, 0",
    "x-webhook-signature, 14000, 0",
    "x-webhook-token, 4096, 4096",
    "x-webhook-token, 4097, 0"
  })
  void longSignatureIsNotDecoded(String header, int length, long decoded) {
    var verifier =
        verifier(
            connections(
                connection("makini", "a", "b", "c", "d", "e", "f", "g", "h"),
                DifferentSenders.connection("token", DifferentSenders.builtIn("token"), 8)));
    var headers = headers(Map.of(header, "A".repeat(length)));

    for (var id : new String[] {"makini", "token", "unknown"}) {
      assertThat(cost(verifier, id, headers).getOrDefault("characters decoded", 0L))
          .as("%s", id)
          .isEqualTo(decoded);
    }
  }

  /// Whatever its length: a comparison takes as long as what was presented.
  @Test
  void tokensLengthShowsInNoComparison() {
    var tokens = new ArrayList<Map<String, Long>>();

    for (int length : new int[] {1, 30, Secret.BYTES_MAX}) {
      var token = DifferentSenders.token("token", "t".repeat(length));
      tokens.add(
          cost(verifier(connections(token)), "token", headers(Map.of("x-webhook-token", "wrong"))));
    }

    assertThat(tokens).allSatisfy(each -> assertThat(each).containsEntry("bytes compared", 5L));
  }

  /// The answer may tell that no sender signs so, and never which connections there are.
  @Test
  void answerIsThatOfTheRequestAlone() {
    for (var wildcard : new boolean[] {false, true}) {
      var verifier = new Verifier(new VerificationIndex(DifferentSenders.different(wildcard)));
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
    var verifier = verifier(connections(connection("two", "a", "b")));

    for (var secret : new String[] {"a", "b"}) {
      assertThat(cost(verifier, "two", signed(sign(secret, BODY))))
          .containsEntry("MACs HMAC_SHA256", 2L)
          .containsEntry("comparisons", 2L);
    }
  }

  @Test
  void genuineWebhookCostsItsOwnWayAlone() {
    var verifier = verifier(DifferentSenders.different(true));

    var cost = new TreeMap<>(cost(verifier, "makini", signed(sign("makini0", BODY))));
    cost.keySet().removeIf(what -> what.startsWith("looks at "));

    assertThat(cost)
        .isEqualTo(
            Map.of(
                "MACs HMAC_SHA256", 1L,
                "bytes HMAC_SHA256", (long) BODY.length,
                "decodings", 1L,
                "characters decoded", 44L,
                "comparisons", 1L,
                "bytes compared", 32L));
  }

  private Verifier verifier(Connections connections) {
    return new Verifier(new VerificationIndex(connections), operations);
  }

  private static Refusal answer(Verifier verifier, String id, Map<String, List<String>> headers) {
    return switch (verifier.verify(id, DifferentSenders.http(headers), BODY, 0)) {
      case Verdict.Refused(_, var answer) -> answer;
      case Verdict.Genuine _, Verdict.Stale _ ->
          throw new IllegalStateException("nobody signed it");
    };
  }

  private Map<String, Long> cost(
      Verifier verifier, String id, Map<String, List<String>> headers, String body) {
    return cost(verifier, id, DifferentSenders.http(headers), body.getBytes(UTF_8));
  }

  private Map<String, Long> cost(Verifier verifier, String id, Headers headers) {
    return cost(verifier, id, headers, BODY);
  }

  private Map<String, Long> cost(Verifier verifier, String id, Headers headers, byte[] body) {
    var before = macs();
    var verdict = verifier.verify(id, operations.counted(headers), body, 0);
    assertThat(verdict).isNotNull();
    var cost = new TreeMap<>(operations.take());
    macs()
        .forEach(
            (what, count) -> {
              var more = count - before.getOrDefault(what, 0L);
              if (more > 0) {
                cost.put(what, more);
              }
            });
    return cost;
  }

  private Map<String, Long> macs() {
    var counts = new HashMap<String, Long>();
    for (var algorithm :
        List.of(Algorithm.HMAC_SHA256, Algorithm.HMAC_SHA512, Algorithm.HMAC_SHA1)) {
      counts.put("MACs " + algorithm, macs.count(algorithm));
      counts.put("bytes " + algorithm, macs.bytes(algorithm));
    }
    return counts;
  }
}
