package io.penstock.proof.benchmarks.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.ingress.IngressSettings;
import io.penstock.schemas.FetchRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.kafka.client.consumer.KafkaConsumer;
import java.net.URI;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers requests to fetch entities on one event loop, as a careful programmer would write it who
/// needs nothing else: no rate limit, no retry, no circuit, no token file, no headers, no metrics,
/// offsets committed automatically.
final class PlainFetchLoop {
  private static final Logger LOG = LoggerFactory.getLogger(PlainFetchLoop.class);

  /// The maximum number of calls at the same time, as in the ingress's API recipe.
  private static final int AT_ONCE = 16;

  private final HttpClient client;
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final URI api;

  private PlainFetchLoop(
      HttpClient client, Producer<byte[], byte[]> producer, String topic, URI api) {
    this.client = client;
    this.producer = producer;
    this.topic = topic;
    this.api = api;
  }

  /// Joins the group of consumers.
  static void start(IngressSettings settings, URI api) {
    var vertx =
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
    var producer = BaselineServers.producer(settings);
    vertx.runOnContext(
        _ -> {
          var options =
              new HttpClientOptions().setDefaultHost(api.getHost()).setDefaultPort(api.getPort());
          var client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(AT_ONCE));
          var loop = new PlainFetchLoop(client, producer, settings.topics().webhooks(), api);
          KafkaConsumer.<byte[], byte[]>create(vertx, consumer(settings))
              .handler(record -> loop.received(record.key(), record.value()))
              .exceptionHandler(e -> LOG.error("requests can't be consumed", e))
              .subscribe(settings.topics().fetches());
        });
  }

  private static Map<String, String> consumer(IngressSettings settings) {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        settings.kafka().getOrDefault(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, ""),
        ConsumerConfig.GROUP_ID_CONFIG,
        settings.topics().prefix() + "-pull",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        "true",
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        "read_committed",
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest",
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class.getName(),
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
        ByteArrayDeserializer.class.getName());
  }

  private void received(byte[] key, byte[] value) {
    for (var id : FetchRequest.read(value).ids()) {
      get(id)
          .onSuccess(answer -> store(key, answer.getBytes()))
          .onFailure(e -> LOG.error("{} was not fetched", id, e));
    }
  }

  private Future<Buffer> get(String id) {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setURI(api.getPath() + "/orders/" + id)
            .putHeader("authorization", "Bearer bench")
            .putHeader("accept", "application/json");
    return client
        .request(options)
        .compose(request -> request.send())
        .compose(
            response ->
                response.statusCode() == 200
                    ? response.body()
                    : Future.failedFuture("status " + response.statusCode()));
  }

  private void store(byte[] key, byte[] answer) {
    var _ =
        producer.send(
            new ProducerRecord<>(topic, key, answer),
            (_, failure) -> {
              if (failure != null) {
                LOG.error("an answer of {} was not stored", new String(key, UTF_8), failure);
              }
            });
  }
}
