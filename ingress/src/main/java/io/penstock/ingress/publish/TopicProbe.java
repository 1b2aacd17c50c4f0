package io.penstock.ingress.publish;

import io.penstock.settings.service.Readiness;
import io.penstock.settings.service.Readiness.Ready;
import io.penstock.settings.service.Readiness.Unready;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One look at the raw topic: is the producer warm, and is the topic what a 200 promises?
///
/// For one thread.
public final class TopicProbe implements RawTopicWatch.Probe, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicProbe.class);
  private static final Duration LOOK_MAX = Duration.ofSeconds(4);
  private static final Duration WARM_ASK_EVERY = Duration.ofMillis(20);
  private static final int WARM_ASKS_MAX = 100;
  private static final DescribeTopicsOptions WITH_PERMISSIONS =
      new DescribeTopicsOptions().includeAuthorizedOperations(true);

  private final ReopeningProducer producer;
  private final String topic;
  private final TopicDurability durability;
  private final boolean strict;
  private final Map<String, Object> adminConfig;
  private @Nullable Admin admin;
  private List<String> tolerated = List.of();

  /// A probe.
  ///
  /// @param strict whether a topic that is less durable than promised makes us unready, or only
  ///   warns
  /// @param kafka the operator's client settings
  public TopicProbe(
      ReopeningProducer producer,
      String topic,
      TopicDurability durability,
      boolean strict,
      Map<String, String> kafka) {
    this.producer = producer;
    this.topic = topic;
    this.durability = durability;
    this.strict = strict;
    this.adminConfig = new HashMap<>();
    kafka.forEach(
        (key, value) -> {
          if (AdminClientConfig.configNames().contains(key)) {
            adminConfig.put(key, value);
          }
        });
    adminConfig.putAll(KafkaConfigProviders.SETTINGS);
    adminConfig.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "2000");
    adminConfig.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LOOK_MAX.toMillis() + "");
  }

  @Override
  public Readiness look() {
    try {
      var facts = facts();
      if (producer.closed()) {
        producer.reopen();
      }
      return warm() ? judge(facts) : new Unready("the producer does not know the topic yet");
    } catch (UnknownTopicOrPartitionException _) {
      return new Unready("topic " + topic + " does not exist: create the topics");
    } catch (org.apache.kafka.common.errors.TimeoutException | TimeoutException _) {
      return new Unready("no answer from Kafka at " + address());
    } catch (KafkaException e) {
      return new Unready("Kafka at " + address() + " refused: " + cause(e));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Unready("stopping");
    }
  }

  /// Whether the producer knows the topic's partitions. Asking makes it find out: in a moment where
  /// the broker is there, which it just was.
  private boolean warm() throws InterruptedException {
    for (int asked = 0; asked < WARM_ASKS_MAX; asked++) {
      try {
        producer.partitions(topic);
        return true;
      } catch (org.apache.kafka.common.errors.TimeoutException _) {
        Thread.sleep(WARM_ASK_EVERY);
      }
    }
    return false;
  }

  private Readiness judge(TopicDurability.Facts facts) {
    var shortcomings = durability.shortcomings(facts);
    var wrong = new ArrayList<>(durability.obstacles(facts));
    if (strict) {
      wrong.addAll(shortcomings);
    } else if (!shortcomings.equals(tolerated)) {
      tolerated = shortcomings;
      LOG.warn("topic {} may lose what was answered 200: {}", topic, String.join("; ", tolerated));
    }
    return wrong.isEmpty()
        ? new Ready()
        : new Unready("topic " + topic + ": " + String.join("; ", wrong));
  }

  private TopicDurability.Facts facts() throws InterruptedException, TimeoutException {
    if (admin == null) {
      admin = Admin.create(adminConfig);
    }
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      var described = admin.describeTopics(List.of(topic), WITH_PERMISSIONS).allTopicNames();
      var configured = admin.describeConfigs(List.of(resource)).all();
      var millis = LOOK_MAX.toMillis();
      return facts(
          Objects.requireNonNull(described.get(millis, TimeUnit.MILLISECONDS).get(topic)),
          Objects.requireNonNull(configured.get(millis, TimeUnit.MILLISECONDS).get(resource)));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    }
  }

  private static TopicDurability.Facts facts(TopicDescription description, Config config) {
    var inSyncMin = number(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG);
    var partitions = description.partitions();
    return new TopicDurability.Facts(
        partitions.stream().mapToInt(each -> each.replicas().size()).min().orElse(0),
        Math.toIntExact(inSyncMin),
        number(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        permitted(description),
        partitions.stream().allMatch(each -> writable(each, inSyncMin)));
  }

  /// A broker that does not tell is taken at its word when we write.
  private static boolean permitted(TopicDescription description) {
    var operations = description.authorizedOperations();
    return operations == null || operations.contains(AclOperation.WRITE);
  }

  private static boolean writable(TopicPartitionInfo partition, long inSyncMin) {
    return partition.leader() != null && partition.isr().size() >= inSyncMin;
  }

  private static long number(Config config, String name) {
    return Long.parseLong(config.get(name).value());
  }

  private Object address() {
    return adminConfig.getOrDefault(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "(no address)");
  }

  private static String cause(Throwable e) {
    var root = e.getCause() == null ? e : e.getCause();
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  @Override
  public void close() {
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
    }
  }
}
