package io.penstock.proof.benchmarks.ingress;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.proof.benchmarks.loadgenerator.SignedRequests;
import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.signature.Macs;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;
import javax.crypto.Mac;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// An HTTP server on one event loop that does only what its variant needs, as a careful programmer
/// would write it. Its answers of status 200 equal those of the ingress byte for byte.
final class BaselineVerticle extends VerticleBase {
  private static final String PATH = "/webhooks/";

  private final IngressVariant variant;
  private final String topic;
  private final @Nullable Producer<byte[], byte[]> producer;
  private final Mac mac =
      Macs.keyed(Algorithm.HMAC_SHA256, new Secret(SignedRequests.SECRET.getBytes(UTF_8)));
  private @Nullable HttpServer server;

  /// A server of the variant.
  ///
  /// @param producer `null` below [IngressVariant#PLAIN]
  BaselineVerticle(
      IngressVariant variant, String topic, @Nullable Producer<byte[], byte[]> producer) {
    this.variant = variant;
    this.topic = topic;
    this.producer = producer;
  }

  @Override
  public Future<?> start() {
    var options = new HttpServerOptions().setHttp2ClearTextEnabled(false);
    server = vertx.createHttpServer(options).requestHandler(this::received);
    return server.listen(-1, "127.0.0.1");
  }

  int port() {
    return server == null ? -1 : server.actualPort();
  }

  private void received(HttpServerRequest request) {
    request.bodyHandler(body -> whole(request, body.getBytes()));
  }

  private void whole(HttpServerRequest request, byte[] body) {
    if (variant != IngressVariant.BARE && !verified(request, body)) {
      request.response().setStatusCode(401).end();
    } else if (producer == null) {
      answer(request, body, 0, 0);
    } else {
      store(producer, request, body);
    }
  }

  private boolean verified(HttpServerRequest request, byte[] body) {
    var signature = request.getHeader("X-Webhook-Signature");
    return signature != null
        && MessageDigest.isEqual(mac.doFinal(body), Base64.getDecoder().decode(signature));
  }

  private void store(Producer<byte[], byte[]> kafka, HttpServerRequest request, byte[] body) {
    var path = Objects.requireNonNull(request.path());
    var key = path.substring(PATH.length()).getBytes(UTF_8);
    var loop = context;
    var _ =
        kafka.send(
            new ProducerRecord<>(topic, key, body),
            (stored, failure) ->
                loop.runOnContext(
                    _ -> {
                      if (failure == null) {
                        answer(request, body, stored.partition(), stored.offset());
                      } else {
                        request.response().setStatusCode(503).end();
                      }
                    }));
  }

  private static void answer(HttpServerRequest request, byte[] body, int partition, long offset) {
    var id = new String(body, SignedRequests.ID_AT, SignedRequests.ID_CHARS, US_ASCII);
    var receipt = partition + "-" + offset;
    request
        .response()
        .putHeader("content-type", "application/json")
        .putHeader("webhook-receipt", receipt)
        .end(
            Buffer.buffer(
                "{\"status\":\"stored\",\"id\":\"" + id + "\",\"receipt\":\"" + receipt + "\"}"));
  }
}
