package io.penstock.proof.benchmarks.processor;

import io.penstock.processor.ProcessorSettings;
import io.penstock.processor.StreamsSettings;
import io.penstock.processor.streams.GroupInstanceId;
import io.penstock.schemas.TopicNames;
import io.penstock.settings.SettingsReader;
import io.penstock.settings.service.ShutdownSignal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/// Runs a Kafka Streams application with the processor's settings and another topology, in its own
/// process.
final class BaselineStreamsMain {
  private static final Map<String, Function<TopicNames, Topology>> TOPOLOGIES =
      Map.of(
          ProcessorVariant.PASS_THROUGH.label(), PassThroughTopology::topology,
          ProcessorVariant.TEXTBOOK_DEDUPE.label(), TextbookDedupeTopology::topology);

  private BaselineStreamsMain() {}

  /// Runs until the process is told to stop, or processing stops.
  ///
  /// @param args the label of the variant
  public static void main(String[] args) {
    var topology = TOPOLOGIES.get(args[0]);
    if (topology == null) {
      throw new IllegalArgumentException("no peer is called " + args[0]);
    }
    System.exit(run(topology, System.getenv()));
  }

  private static int run(Function<TopicNames, Topology> topology, Map<String, String> environment) {
    try (var stop = ShutdownSignal.listen()) {
      var in = SettingsReader.of(null, environment);
      var settings = ProcessorSettings.read(in);
      in.complete();
      var config = StreamsSettings.of(settings, GroupInstanceId.of(settings.stateDir()));
      config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
      var failed = new CompletableFuture<Throwable>();
      try (var streams = new KafkaStreams(topology.apply(settings.topics()), config)) {
        streams.setUncaughtExceptionHandler(
            e -> {
              failed.complete(e);
              return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
        streams.start();
        return CompletableFuture.anyOf(stop.given(), failed).join() == null ? 0 : 1;
      }
    }
  }
}
