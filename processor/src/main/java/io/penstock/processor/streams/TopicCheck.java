package io.penstock.processor.streams;

import io.penstock.schemas.Topics;
import io.penstock.schemas.health.Readiness;
import io.penstock.schemas.health.Readiness.Ready;
import io.penstock.schemas.health.Readiness.Unready;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.DisconnectException;
import org.jspecify.annotations.Nullable;

/// Whether the broker answers, and the topics are there and fit each other.
///
/// Asked before Kafka Streams starts, which would stop for good over what only has to be waited
/// for, and as long as it runs. One client is kept open. For one thread, but for closing.
final class TopicCheck implements Look {
  private static final Duration CLOSE_MAX = Duration.ofSeconds(2);
  private static final long ANSWER_MAX_MS = 4_000;

  private final Topics topics;
  private final Map<String, Object> adminConfig = new HashMap<>();
  private volatile @Nullable Admin admin;

  /// A check.
  ///
  /// @param config the application's settings, of which the admin client's are used
  TopicCheck(Topics topics, Properties config) {
    this.topics = topics;
    for (var name : AdminClientConfig.configNames()) {
      if (config.containsKey(name)) {
        adminConfig.put(name, config.get(name));
      }
    }
    adminConfig.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, "2000");
    adminConfig.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MAX_MS + "");
  }

  @Override
  public Readiness look() throws InterruptedException {
    try {
      var asked = client();
      var names = asked.listTopics().names().get(ANSWER_MAX_MS, TimeUnit.MILLISECONDS);
      var missing = needed().filter(name -> !names.contains(name)).toList();
      if (!missing.isEmpty()) {
        return new Unready("topics are missing, create them: " + String.join(", ", missing));
      }
      var described = asked.describeTopics(needed().toList()).allTopicNames();
      return judge(described.get(ANSWER_MAX_MS, TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      return new Unready(
          "no answer from Kafka at " + adminConfig.get("bootstrap.servers") + ": " + root(e));
    }
  }

  /// Made by the first look that can: an address that is not known yet refuses to make one.
  private Admin client() {
    var open = admin;
    if (open == null) {
      open = Admin.create(adminConfig);
      admin = open;
    }
    return open;
  }

  private Readiness judge(Map<String, TopicDescription> described) {
    var raw = topics.webhooks();
    var partitions = partitions(described, raw);
    List<String> unequal =
        needed().filter(name -> partitions(described, name) != partitions).sorted().toList();
    return unequal.isEmpty()
        ? new Ready()
        : new Unready(
            raw
                + " has "
                + partitions
                + " partitions, and these must have as many: "
                + String.join(", ", unequal));
  }

  private static int partitions(Map<String, TopicDescription> described, String name) {
    return Objects.requireNonNull(described.get(name)).partitions().size();
  }

  /// The raw topic and every topic an output may name.
  private Stream<String> needed() {
    return Stream.concat(Stream.of(topics.webhooks()), topics.outputs().stream());
  }

  private static String root(Throwable e) {
    var root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    // One text for every kind of silence: what is said anew each time it changes must not change.
    return switch (root) {
      case TimeoutException _,
          org.apache.kafka.common.errors.TimeoutException _,
          DisconnectException _ ->
          "timed out";
      case Throwable it when it.getMessage() != null -> it.getMessage();
      case Throwable it -> it.getClass().getSimpleName();
    };
  }

  @Override
  public void close() {
    var open = admin;
    if (open != null) {
      open.close(CLOSE_MAX);
    }
  }
}
