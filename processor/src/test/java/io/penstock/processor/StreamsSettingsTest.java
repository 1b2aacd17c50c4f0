package io.penstock.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.processor.fold.FoldRules;
import io.penstock.processor.streams.Bench;
import io.penstock.senders.connection.KnownRecipes;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamsSettingsTest {
  private static final Path STATE = Path.of("state");
  private static final Map<String, String> SERVERS = Map.of("bootstrap.servers", "127.0.0.1:1");

  private static StreamsConfig config(Map<String, String> kafka) {
    return new StreamsConfig(StreamsSettings.of(Bench.settings(STATE, kafka), "m-1"));
  }

  @Test
  void kafkaKnowsEverySettingThatIsSet() {
    var known = new HashSet<>(StreamsSettings.known());
    known.add(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG);
    known.add(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
    known.add(TopicConfig.DELETE_RETENTION_MS_CONFIG);
    known.add(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);

    var names = Bench.config(STATE).keySet().stream().map(StreamsSettingsTest::bare).toList();

    assertThat(known).containsAll(names);
  }

  private static String bare(Object name) {
    return name.toString().replaceFirst("^(main\\.consumer|topic)\\.", "");
  }

  @Test
  void clientsTakeTheirSettings() {
    var config = config(SERVERS);

    var producer = new ProducerConfig(withSerializers(config.getProducerConfigs("p")));
    var consumer = config.getMainConsumerConfigs("g", "c", 0);

    assertThat(producer.getLong("linger.ms")).isEqualTo(5);
    assertThat(producer.getInt("max.request.size")).isEqualTo(5 << 20);
    assertThat(producer.getInt("transaction.timeout.ms")).isEqualTo(10_000);
    assertThat(consumer)
        .containsEntry("isolation.level", "read_committed")
        .containsEntry("group.instance.id", "processor-0-m-1-0")
        .containsEntry("session.timeout.ms", 15_000);
  }

  @Test
  void exactlyOnceAndWhatItDependsOnIsSet() {
    var config = config(SERVERS);

    assertThat(config.getString("processing.guarantee")).isEqualTo("exactly_once_v2");
    assertThat(config.getString("application.id")).isEqualTo("t-processor-g1");
    assertThat(config.getString("group.protocol")).isEqualTo("classic");
    assertThat(config.getInt("num.stream.threads")).isEqualTo(2);
    assertThat(config.getInt("num.standby.replicas")).isEqualTo(1);
    assertThat(config.getBoolean("ensure.explicit.internal.resource.naming")).isTrue();
    assertThat(config.getClass("deserialization.exception.handler"))
        .isEqualTo(LogAndFailExceptionHandler.class);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "5, 4"})
  void logsOfTheStoresOutliveTheLossOfABroker(int replication, String minInsync) {
    var settings =
        new ProcessorSettings(
            "localhost",
            0,
            Bench.TOPICS,
            "processor-0",
            STATE,
            1,
            0,
            replication,
            KnownRecipes.builtIn().layouts(),
            FoldRules.DEFAULT,
            SERVERS);

    var config = StreamsSettings.of(settings, "m-1");

    assertThat(config)
        .containsEntry("replication.factor", replication)
        .containsEntry("topic.min.insync.replicas", minInsync);
  }

  @Test
  void operatorsValueGoesBeforeTheSuggestedOne() {
    var config =
        config(
            Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "linger.ms", "50",
                "session.timeout.ms", "20000",
                "commit.interval.ms", "500"));

    assertThat(config.getProducerConfigs("p")).containsEntry("linger.ms", "50");
    assertThat(config.getMainConsumerConfigs("g", "c", 0))
        .containsEntry("session.timeout.ms", "20000");
    assertThat(config.getLong("commit.interval.ms")).isEqualTo(500);
  }

  @Test
  void whatAPromiseDependsOnIsNotTheOperators() {
    assertThat(StreamsSettings.OWNED)
        .contains("processing.guarantee", "isolation.level", "enable.idempotence", "acks")
        .isSubsetOf(StreamsSettings.known());
    assertThat(Set.copyOf(ConsumerConfig.configNames())).isSubsetOf(StreamsSettings.known());
  }

  @Test
  void valuesThatKafkaWouldRefuseAreNamedWithoutTheirValues() {
    var refused =
        StreamsSettings.refused(
            Map.of(
                "linger.ms", "soon",
                "security.protocol", "TELEPATHY",
                "commit.interval.ms", "-7",
                "session.timeout.ms", "20000"));

    assertThat(refused).containsOnlyKeys("linger.ms", "security.protocol", "commit.interval.ms");
    assertThat(refused.get("linger.ms")).isEqualTo("Not a number of type LONG");
    assertThat(refused.get("security.protocol")).doesNotContain("TELEPATHY");
  }

  private static Map<String, Object> withSerializers(Map<String, Object> config) {
    config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return config;
  }
}
