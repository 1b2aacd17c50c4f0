package io.penstock.proof.benchmarks.microbenchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.ingress.publish.RawRecords;
import io.penstock.ingress.verify.GenuineWebhook;
import io.penstock.ingress.verify.Verdict;
import io.penstock.ingress.verify.VerificationIndex;
import io.penstock.ingress.verify.Verifier;
import io.penstock.ingress.verify.WebhookIdFinder;
import io.penstock.proof.benchmarks.loadgenerator.SignedRequests;
import io.penstock.proof.fixtures.senders.DefaultConnection;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.connection.Connections;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.secret.SigningKey;
import io.penstock.senders.signature.Headers;
import io.penstock.senders.signature.Macs;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Benchmarks of the steps that the ingress takes for one Makini webhook: it verifies the webhook,
/// identifies it and makes a record. The MAC alone is measured too, because every implementation
/// needs it.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class IngressPartsBenchmark {
  private static final String CONNECTION = SignedRequests.connection(1);
  private static final long NOW_MS = 1_767_322_800_000L;

  /// Size of the body, in bytes.
  @Param({"256", "1024", "16384"})
  public int bodyBytes;

  private final Secret secret = new Secret(SignedRequests.SECRET.getBytes(UTF_8));
  private final Connection connection = connection(secret);
  private final Verifier verifier =
      new Verifier(new VerificationIndex(new Connections(Map.of(CONNECTION, connection), null)));
  private final WebhookIdFinder idFinder = new WebhookIdFinder();
  private final RawRecords records = new RawRecords("makini.webhooks");
  private final Mac mac = Macs.keyed(Algorithm.HMAC_SHA256, secret);
  private final Verdict.Genuine genuine =
      new Verdict.Genuine(CONNECTION, connection, "bench", null);
  private byte[] body = {};
  private Headers headers = _ -> List.of();
  private @Nullable GenuineWebhook delivery;

  private static Connection connection(Secret secret) {
    return DefaultConnection.active(
        CONNECTION,
        Objects.requireNonNull(BuiltInRecipes.builtIn("makini")),
        List.of(new SigningKey("bench", secret)));
  }

  /// Makes the webhook and signs it.
  @Setup
  public void sign() {
    body = SignedRequests.body(1, CONNECTION, bodyBytes).getBytes(UTF_8);
    var signature = Base64.getEncoder().encodeToString(mac.doFinal(body));
    var http =
        Map.of(
            "host", List.of("penstock.example.com"),
            "user-agent", List.of("Makini-Webhooks/1.0"),
            "content-type", List.of("application/json"),
            "x-webhook-signature", List.of(signature));
    headers = name -> http.getOrDefault(name, List.of());
    delivery = identify();
  }

  /// The MAC alone, with which the other results are compared.
  @Benchmark
  public byte[] mac() {
    return mac.doFinal(body);
  }

  /// Verifies the signature.
  @Benchmark
  public Verdict verify() {
    return verifier.verify(CONNECTION, headers, body, NOW_MS);
  }

  /// Determines the webhook's id.
  @Benchmark
  public GenuineWebhook identify() {
    return switch (idFinder.identify(genuine, headers, body, NOW_MS)) {
      case WebhookIdFinder.Identified.As(var identified) -> identified;
      case WebhookIdFinder.Identified.Refused(var refusal) ->
          throw new IllegalStateException(refusal.label());
    };
  }

  /// Makes the record that is stored.
  @Benchmark
  public ProducerRecord<byte[], byte[]> record() {
    return records.record(Objects.requireNonNull(delivery));
  }
}
