package io.penstock.proof.benchmarks.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.ingress.verify.GenuineWebhook;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.secret.SigningKey;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A generator of purchase-order webhooks as Makini sends them. They are about 1 KiB each, signed,
/// all different, and in the order of their changes.
///
/// The same seed makes the same bodies. For one thread.
public final class PurchaseOrderWebhooks {
  static final int ENTITIES = 2_000;

  private static final String CONNECTION = "conn-42";
  private static final Instant FIRST_CHANGE = Instant.parse("2026-01-02T03:00:00Z");
  private static final Duration CHANGE_EVERY = Duration.ofMillis(1);
  private final SplittableRandom random;
  private final Connection connection;
  private final Mac mac;
  private long number;

  /// A generator for one connection.
  ///
  /// @param grace the connection's grace, which every record carries
  public PurchaseOrderWebhooks(long seed, Duration grace) {
    var recipe = Objects.requireNonNull(BuiltInRecipes.builtIn("makini"));
    var secret = "a secret of the benchmarks".getBytes(UTF_8);
    this.random = new SplittableRandom(seed);
    this.connection = connection(recipe, new SigningKey("bench", new Secret(secret)), grace);
    this.mac = mac(recipe.signature().algorithm().standardName(), secret);
  }

  private static Connection connection(Recipe recipe, SigningKey key, Duration grace) {
    return new Connection(
        CONNECTION,
        recipe,
        List.of(key),
        null,
        Set.of(),
        Connection.State.ACTIVE,
        false,
        null,
        grace,
        null,
        null,
        null,
        null);
  }

  private static Mac mac(String algorithm, byte[] secret) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret, algorithm));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The next webhook, of a later change than the one before, for one of 2,000 entities.
  public GenuineWebhook next(long receivedAtMs) {
    return next(receivedAtMs, random.nextInt(ENTITIES));
  }

  /// The next webhook, of a later change than the one before, for the given entity.
  public GenuineWebhook next(long receivedAtMs, int entity) {
    var changed = FIRST_CHANGE.plus(CHANGE_EVERY.multipliedBy(++number));
    var value = random.nextInt(1_000, 10_000);
    var quantity = random.nextInt(1, 10);
    var body = body(number, entity, changed, value, quantity).getBytes(UTF_8);
    var id = "evt_%010d".formatted(number);
    var http = http(Base64.getEncoder().encodeToString(mac.doFinal(body)));
    return new GenuineWebhook(
        CONNECTION,
        connection,
        id,
        false,
        "bench",
        name -> http.getOrDefault(name, List.of()),
        body,
        receivedAtMs);
  }

  private static String body(long number, int entity, Instant changed, int value, int quantity) {
    return """
        {"id":"evt_%010d","event":"purchase-orders.updated","timestamp":"%3$s",\
        "connection_id":"conn-42","data":{"key":"%2$010d","siteKey":"s-1",\
        "organizationKey":"org-1","orderDate":"2026-01-02","vendorKey":"0000100042",\
        "orderNo":"PO-%2$010d","status":"Partially Received","title":"Bearings for pump 3",\
        "description":"Spare bearings and their fitting","dueAt":"2026-02-01T12:00:00+01:00",\
        "approvedAt":"2026-01-02T02:30:00Z","shippingMethod":"Road",\
        "terms":"30 days net","notes":"Call before delivery","currency":"EUR",\
        "locationKey":"loc-3","totalNetValue":"%4$d.50","totalTaxValue":234.56,\
        "totalGrossValue":"%4$d.06","createdAt":"2026-01-02T02:00:00Z","updatedAt":"%3$s",\
        "lineItems":[{"key":"l-1","lineNo":10,"code":"BRG-6204","type":"Material",\
        "name":"Deep groove bearing","materialKey":"000000000000012345","uom":"EA",\
        "quantity":"%5$d","price":"99.95","lineTotalValue":"999.50","storeroomKey":"sr-1",\
        "dueAt":"2026-02-01T11:00:00Z","createdAt":"2026-01-02T02:00:00Z",\
        "updatedAt":"2026-01-02T02:10:00Z"}]}}"""
        .formatted(number, entity, changed, value, quantity);
  }

  private Map<String, List<String>> http(String signature) {
    return Map.of(
        "content-type",
        List.of("application/json"),
        "user-agent",
        List.of("Makini-Webhooks/1.0"),
        connection.recipe().signature().header(),
        List.of(signature));
  }
}
