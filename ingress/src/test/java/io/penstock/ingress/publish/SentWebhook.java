package io.penstock.ingress.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.ingress.verify.Verdict;
import io.penstock.ingress.verify.WebhookIdFinder;
import io.penstock.ingress.verify.WebhookIdFinder.Identified;
import io.penstock.proof.fixtures.senders.Makini;
import io.penstock.senders.api.BuiltInApiRecipes;
import io.penstock.senders.connection.ApiAccess;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.recipe.BuiltInRecipes;
import io.penstock.senders.secret.SigningKey;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// A genuine webhook, as it was sent, and the connection it came by.
///
/// @param connectionId as its path names it
record SentWebhook(
    String connectionId,
    Configured connection,
    String keyId,
    Map<String, List<String>> headers,
    byte[] body) {
  private static final long RECEIVED_AT_MS = 1_767_323_045_123L;
  private static final ApiAccess API =
      new ApiAccess(
          Objects.requireNonNull(BuiltInApiRecipes.builtIn("makini-v3")),
          null,
          "token",
          null,
          null,
          null);

  /// What is configured of a connection.
  record Configured(
      String id,
      String recipe,
      @Nullable String system,
      boolean test,
      @Nullable Duration horizon,
      @Nullable Duration grace,
      @Nullable ZoneId timeZone,
      @Nullable Duration aheadMax,
      boolean pulled) {

    Configured id(String other) {
      return new Configured(
          other, recipe, system, test, horizon, grace, timeZone, aheadMax, pulled);
    }

    Configured system(String other) {
      return new Configured(id, recipe, other, test, horizon, grace, timeZone, aheadMax, pulled);
    }

    Configured test(boolean other) {
      return new Configured(id, recipe, system, other, horizon, grace, timeZone, aheadMax, pulled);
    }

    Configured horizon(Duration other) {
      return new Configured(id, recipe, system, test, other, grace, timeZone, aheadMax, pulled);
    }

    Configured grace(Duration other) {
      return new Configured(id, recipe, system, test, horizon, other, timeZone, aheadMax, pulled);
    }

    Configured timeZone(ZoneId other) {
      return new Configured(id, recipe, system, test, horizon, grace, other, aheadMax, pulled);
    }

    Configured aheadMax(Duration other) {
      return new Configured(id, recipe, system, test, horizon, grace, timeZone, other, pulled);
    }

    Configured withApi() {
      return new Configured(id, recipe, system, test, horizon, grace, timeZone, aheadMax, true);
    }

    private Connection connection() {
      return new Connection(
          id,
          Objects.requireNonNull(BuiltInRecipes.builtIn(recipe)),
          List.of(new SigningKey("key-1", Makini.secret("s"))),
          system,
          Set.of(),
          Connection.State.ACTIVE,
          test,
          horizon,
          grace,
          timeZone,
          aheadMax,
          null,
          pulled ? API : null);
    }
  }

  /// A webhook of `conn-1`, without headers.
  static SentWebhook of(String recipe, String body) {
    var connection = new Configured("conn-1", recipe, null, false, null, null, null, null, false);
    return new SentWebhook("conn-1", connection, "key-1", Map.of(), body.getBytes(UTF_8));
  }

  SentWebhook to(String id) {
    return new SentWebhook(id, connection.id(id), keyId, headers, body);
  }

  SentWebhook from(Configured other) {
    return new SentWebhook(connectionId, other, keyId, headers, body);
  }

  SentWebhook verifiedBy(String key) {
    return new SentWebhook(connectionId, connection, key, headers, body);
  }

  SentWebhook with(String header, String... values) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, List.of(values));
    return new SentWebhook(connectionId, connection, keyId, more, body);
  }

  SentWebhook body(byte[] other) {
    return new SentWebhook(connectionId, connection, keyId, headers, other);
  }

  /// The record that is stored of it.
  ProducerRecord<byte[], byte[]> record() {
    var genuine = new Verdict.Genuine(connectionId, connection.connection(), keyId, null);
    var identified =
        new WebhookIdFinder()
            .identify(genuine, name -> headers.getOrDefault(name, List.of()), body, RECEIVED_AT_MS);
    return switch (identified) {
      case Identified.As(var delivery) -> new RawRecords("t.webhooks").record(delivery);
      case Identified.Refused(var refusal) -> throw new IllegalStateException(refusal.toString());
    };
  }
}
