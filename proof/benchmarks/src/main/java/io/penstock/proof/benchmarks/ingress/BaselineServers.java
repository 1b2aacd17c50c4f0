package io.penstock.proof.benchmarks.ingress;

import io.penstock.ingress.IngressSettings;
import io.penstock.ingress.publish.ProducerSettings;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayList;
import java.util.HashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;

/// Starts the HTTP servers of the variants below the ingress. They use as many event loops as the
/// ingress and its producer's settings.
final class BaselineServers {
  private static final String WARM_UP_MS = "10000";

  private BaselineServers() {}

  /// Starts a variant's servers, which listen on one port when this method returns.
  ///
  /// @return the port
  static int start(IngressVariant variant, IngressSettings settings) {
    var loops = Runtime.getRuntime().availableProcessors();
    var vertx =
        Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(loops));
    var topic = settings.topics().webhooks();
    var producer = variant == IngressVariant.PLAIN ? producer(settings) : null;
    var peers = new ArrayList<BaselineVerticle>();
    for (int i = 0; i < loops; i++) {
      peers.add(new BaselineVerticle(variant, topic, producer));
    }
    var instances = peers.iterator();
    vertx.deployVerticle(instances::next, new DeploymentOptions().setInstances(loops)).await();
    return peers.getFirst().port();
  }

  /// A producer with the ingress's settings, except that it may wait here for the first metadata.
  static Producer<byte[], byte[]> producer(IngressSettings settings) {
    var config =
        new HashMap<String, Object>(
            ProducerSettings.of(settings.kafka(), settings.limits().bodyBytesMax()));
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, WARM_UP_MS);
    var producer = new KafkaProducer<byte[], byte[]>(config);
    producer.partitionsFor(settings.topics().webhooks());
    return producer;
  }
}
