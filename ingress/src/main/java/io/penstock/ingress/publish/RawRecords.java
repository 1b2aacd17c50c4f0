package io.penstock.ingress.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.ingress.verify.GenuineWebhook;
import io.penstock.schemas.RawRecordHeaders;
import io.penstock.senders.connection.Connection;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.recipe.SignatureScheme;
import io.penstock.senders.recipe.SignedTime;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Builds raw records from deliveries. A record's value is the unchanged body; its headers hold the
/// other data of the delivery.
///
/// Not safe for use by several threads. It caches data of connections and recipes, so it should not
/// outlive their snapshot.
public final class RawRecords {
  /// The HTTP headers that the records of one recipe keep: the headers needed to verify the body,
  /// and a few others.
  record KeptHeaders(List<Kept> all) {
    private static final List<String> BESIDE = List.of("user-agent", "x-request-id");

    /// A kept header.
    ///
    /// @param name the HTTP header's name in lower case
    /// @param key the record header's key
    record Kept(String name, String key) {
      Kept(String name) {
        this(name, RawRecordHeaders.HTTP_PREFIX + name);
      }
    }

    static KeptHeaders of(Recipe recipe) {
      var names = new LinkedHashSet<String>();
      var scheme = recipe.signature();
      names.add(scheme.header());
      if (scheme.time() != null
          && scheme.time().source() instanceof SignedTime.Source.Header(var name)) {
        names.add(name);
      }
      names.addAll(recipe.webhookId().headers());
      names.addAll(BESIDE);
      return new KeptHeaders(names.stream().map(Kept::new).toList());
    }
  }

  /// Memory of a record in flight beyond its body, in bytes: headers and bookkeeping.
  public static final int OVERHEAD_BYTES = 2048;

  private static final byte[] SENDER = "sender".getBytes(UTF_8);
  private static final byte[] DERIVED = "derived".getBytes(UTF_8);
  private static final byte[] WEBHOOK = "webhook".getBytes(UTF_8);

  private final String topic;
  private final IdentityHashMap<Connection, ConnectionHeaders> connections =
      new IdentityHashMap<>();
  private final IdentityHashMap<Recipe, KeptHeaders> recipes = new IdentityHashMap<>();

  /// Creates a builder of records for one raw topic.
  public RawRecords(String topic) {
    this.topic = topic;
  }

  /// Builds the delivery's record. Its key is the connection id, and Kafka's default partitioner
  /// chooses the partition.
  public ProducerRecord<byte[], byte[]> record(GenuineWebhook delivery) {
    var key = delivery.connectionId().getBytes(UTF_8);
    var record = new ProducerRecord<>(topic, null, null, key, delivery.body(), new RecordHeaders());
    addIdentity(delivery, record.headers());
    addConnection(delivery, record.headers());
    addHttp(delivery, record.headers());
    return record;
  }

  private static void addIdentity(GenuineWebhook delivery, Headers headers) {
    add(headers, RawRecordHeaders.WEBHOOK_ID, delivery.webhookId());
    headers.add(RawRecordHeaders.WEBHOOK_ID_ORIGIN, delivery.derived() ? DERIVED : SENDER);
    add(headers, RawRecordHeaders.KEY_ID, delivery.keyId());
    add(headers, RawRecordHeaders.RECEIVED_AT, Long.toString(delivery.receivedAtMs()));
    headers.add(RawRecordHeaders.ORIGIN, WEBHOOK);
  }

  private void addConnection(GenuineWebhook delivery, Headers headers) {
    for (var header :
        connections
            .computeIfAbsent(delivery.connection(), ConnectionHeaders::ofWebhooks)
            .headers()) {
      headers.add(header);
    }
  }

  private void addHttp(GenuineWebhook delivery, Headers headers) {
    var recipe = delivery.connection().recipe();
    var http = withoutToken(recipe.signature(), delivery.headers());
    add(headers, RawRecordHeaders.CONTENT_TYPE, http.first("content-type"));
    add(headers, RawRecordHeaders.CONTENT_ENCODING, http.first("content-encoding"));
    addTrace(http, headers);
    for (var kept : recipes.computeIfAbsent(recipe, KeptHeaders::of).all()) {
      for (var value : http.values(kept.name())) {
        add(headers, kept.key(), value);
      }
    }
  }

  /// Removes the token from the headers. A token is the secret itself, which no topic may hold.
  private static io.penstock.senders.signature.Headers withoutToken(
      SignatureScheme scheme, io.penstock.senders.signature.Headers http) {
    return scheme.algorithm() == Algorithm.TOKEN
        ? name -> name.equals(scheme.header()) ? List.of() : http.values(name)
        : http;
  }

  /// Adds the trace context. A `tracestate` may be split over several headers, a `traceparent` may
  /// not. Without a valid `traceparent`, the `tracestate` has no meaning.
  private static void addTrace(io.penstock.senders.signature.Headers http, Headers headers) {
    var parents = http.values(RawRecordHeaders.TRACEPARENT);
    if (parents.size() != 1 || !TraceContext.valid(parents.getFirst())) {
      return;
    }
    add(headers, RawRecordHeaders.TRACEPARENT, parents.getFirst());
    var state = String.join(",", http.values(RawRecordHeaders.TRACESTATE));
    add(headers, RawRecordHeaders.TRACESTATE, TraceContext.keptState(state));
  }

  private static void add(Headers headers, String name, @Nullable String value) {
    if (value != null) {
      headers.add(name, value.getBytes(UTF_8));
    }
  }
}
