package io.penstock.proof.benchmarks.loadgenerator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.TopicNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The load of requests to fetch entities in its own process.
///
/// Reads commands from standard input and prints a line of [LoadResult] for each, until the input
/// ends. `warmup 20` asks for 20 s as fast as answers come, `measure 5` for 5 s at a rate.
public final class FetchLoadMain {
  private static final Duration SETTLE_MAX = Duration.ofSeconds(30);

  private FetchLoadMain() {}

  /// The arguments of the JVM.
  ///
  /// @param perSecond ids that become due each second
  public static List<String> command(
      String bootstrapServers, TopicNames topics, String connection, int perSecond) {
    return List.of(
        FetchLoadMain.class.getName(),
        bootstrapServers,
        topics.prefix(),
        connection,
        Integer.toString(perSecond));
  }

  /// Asks for entities on request.
  ///
  /// @param args as [#command] has them
  public static void main(String[] args) throws IOException {
    var servers = Map.<String, Object>of("bootstrap.servers", args[0]);
    var topics = new TopicNames(args[1]);
    var perSecond = Integer.parseInt(args[3]);
    var bytes = new ByteArraySerializer();
    try (var requests = new KafkaProducer<>(servers, bytes, bytes);
        var answers = atEnd(servers, topics.webhooks())) {
      var load = new FetchLoad(requests, answers, topics, args[2], SETTLE_MAX);
      var asked = new BufferedReader(new InputStreamReader(System.in, UTF_8));
      for (var line = asked.readLine(); line != null; line = asked.readLine()) {
        var words = line.split(" ", -1);
        var time = Duration.ofSeconds(Long.parseLong(words[1]));
        var result =
            switch (words[0]) {
              case "warmup" -> load.warmUp(time);
              case "measure" -> load.measure(time, perSecond);
              default -> throw new IllegalArgumentException("expected warmup or measure: " + line);
            };
        System.out.println(result.line());
      }
    }
    System.exit(0);
  }

  /// A consumer of all partitions of a topic, from their present end on.
  private static KafkaConsumer<byte[], byte[]> atEnd(Map<String, Object> config, String topic) {
    var bytes = new ByteArrayDeserializer();
    var consumer = new KafkaConsumer<>(config, bytes, bytes);
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(it -> new TopicPartition(topic, it.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }
}
